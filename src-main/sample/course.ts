import { type Point } from './frame';
import { length } from './polygon';

/** A winding line from border to border: a river along one axis, a railway along the other. */
export interface Course {
  /** A point of the middle line; `along` −1…1 from border to border, `asideM` to its left. */
  at(along: number, asideM?: number): Point;
  /** Metres from the middle line, negative on the right. */
  asideM(point: Point): number;
  halfWidthM(point: Point): number;
}

interface CourseShape {
  halfM: number;
  vertical: boolean;
  offsetM: number;
  swingM: number;
  wavelengthM: number;
  halfWidthM: (alongM: number) => number;
  noise: (x: number, y: number) => number;
}

/** Its middle line is a function of the coordinate along its axis, so that distances need no search. */
export function winding(shape: CourseShape): Course {
  const { halfM, vertical, offsetM, swingM, wavelengthM, noise } = shape;
  const centre = (along: number) => offsetM + swingM * noise(along / wavelengthM, 0.5);
  const slope = (along: number) => (centre(along + 5) - centre(along - 5)) / 10;
  const axes = ({ x, y }: Point) => (vertical ? [y, x] : [x, y]);
  return {
    at: (along, asideM = 0) => {
      const u = along * halfM;
      const v = centre(u) + asideM * length(1, slope(u));
      return vertical ? { x: v, y: u } : { x: u, y: v };
    },
    asideM: (point) => {
      const [u, v] = axes(point);
      return (v - centre(u)) / length(1, slope(u));
    },
    halfWidthM: (point) => shape.halfWidthM(axes(point)[0]),
  };
}

/** Metres from the edge of a course, negative inside it. */
export const clearanceM = (course: Course, point: Point) =>
  Math.abs(course.asideM(point)) - course.halfWidthM(point);
