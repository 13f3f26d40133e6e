import { type Point } from './frame';

/**
 * A convex ring, counter-clockwise, not closed. `edges[i]` is what lies along the side from corner i to corner i + 1:
 * the index of a street, or a negative number where there is none.
 */
export interface Convex {
  corners: Point[];
  edges: number[];
}

export const noStreet = -1;

/** Square root is exact under IEEE 754 everywhere; Math.hypot is not. */
export const length = (x: number, y: number) => Math.sqrt(x * x + y * y);

export const between = (a: Point, b: Point, t: number): Point => ({
  x: a.x + (b.x - a.x) * t,
  y: a.y + (b.y - a.y) * t,
});

/** Positive for a counter-clockwise ring, negative for a clockwise one. */
export function area(corners: readonly Point[]): number {
  let sum = 0;
  for (let i = 0; i < corners.length; i++) {
    const a = corners[i];
    const b = corners[(i + 1) % corners.length];
    sum += a.x * b.y - b.x * a.y;
  }
  return sum / 2;
}

/** The mean of the corners: inside, because the ring is convex. */
export function middle(corners: readonly Point[]): Point {
  let [x, y] = [0, 0];
  for (const corner of corners) {
    x += corner.x;
    y += corner.y;
  }
  return { x: x / corners.length, y: y / corners.length };
}

export function contains(corners: readonly Point[], { x, y }: Point): boolean {
  return corners.every((a, i) => {
    const b = corners[(i + 1) % corners.length];
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) >= 0;
  });
}

/** The points with nx·x + ny·y ≤ limit; the normal has length 1. */
export interface HalfPlane {
  nx: number;
  ny: number;
  limit: number;
}

/** Sutherland–Hodgman for one half-plane; the new side carries `newEdge`. Empty corners where nothing is left. */
export function clip(polygon: Convex, plane: HalfPlane, newEdge: number): Convex {
  const corners: Point[] = [];
  const edges: number[] = [];
  const excess = polygon.corners.map((p) => plane.nx * p.x + plane.ny * p.y - plane.limit);
  polygon.corners.forEach((a, i) => {
    const next = (i + 1) % polygon.corners.length;
    const [here, there] = [excess[i], excess[next]];
    if (here <= 0) {
      corners.push(a);
      edges.push(polygon.edges[i]);
    }
    if (here <= 0 === there <= 0) return;
    corners.push(between(a, polygon.corners[next], here / (here - there)));
    edges.push(here <= 0 ? newEdge : polygon.edges[i]);
  });
  return { corners, edges };
}

/** The polygon with every side moved inwards by `distanceOf(edge)`; empty corners where nothing is left. */
export function inset(polygon: Convex, distanceOf: (edge: number) => number): Convex {
  let result = polygon;
  for (let i = 0; i < polygon.corners.length && result.corners.length > 2; i++) {
    const a = polygon.corners[i];
    const b = polygon.corners[(i + 1) % polygon.corners.length];
    const side = length(b.x - a.x, b.y - a.y);
    if (side < 1e-6) continue;
    const nx = (b.y - a.y) / side;
    const ny = (a.x - b.x) / side;
    const limit = nx * a.x + ny * a.y - distanceOf(polygon.edges[i]);
    result = clip(result, { nx, ny, limit }, polygon.edges[i]);
  }
  return result;
}

/** A box along the longest side of a polygon: u runs along it, v away from it. */
export interface Box {
  ux: number;
  uy: number;
  uMin: number;
  uMax: number;
  vMin: number;
  vMax: number;
}

export function boxAlongLongestSide({ corners }: Convex): Box {
  let [ux, uy, longest] = [1, 0, 0];
  corners.forEach((a, i) => {
    const b = corners[(i + 1) % corners.length];
    const side = length(b.x - a.x, b.y - a.y);
    if (side > longest) [ux, uy, longest] = [(b.x - a.x) / side, (b.y - a.y) / side, side];
  });
  const us = corners.map((p) => p.x * ux + p.y * uy);
  const vs = corners.map((p) => p.y * ux - p.x * uy);
  return {
    ux,
    uy,
    uMin: Math.min(...us),
    uMax: Math.max(...us),
    vMin: Math.min(...vs),
    vMax: Math.max(...vs),
  };
}

/** The part of a polygon within a box of the same axes. */
export function clipToBox(polygon: Convex, { ux, uy, uMin, uMax, vMin, vMax }: Box): Convex {
  const planes: HalfPlane[] = [
    { nx: ux, ny: uy, limit: uMax },
    { nx: -ux, ny: -uy, limit: -uMin },
    { nx: -uy, ny: ux, limit: vMax },
    { nx: uy, ny: -ux, limit: -vMin },
  ];
  let result = polygon;
  for (const plane of planes) {
    if (result.corners.length < 3) break;
    result = clip(result, plane, noStreet);
  }
  return result;
}

/** A line with further points, so that none is more than `stepM` from the next. */
export function densify(points: readonly Point[], stepM: number): Point[] {
  const dense = [points[0]];
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    const steps = Math.max(1, Math.ceil(length(b.x - a.x, b.y - a.y) / stepM));
    for (let k = 1; k < steps; k++) dense.push(between(a, b, k / steps));
    dense.push(b);
  }
  return dense;
}
