import { type Point } from './frame';

export type StreetClass =
  | 'motorway'
  | 'primary'
  | 'secondary'
  | 'tertiary'
  | 'unclassified'
  | 'residential'
  | 'living_street'
  | 'service'
  | 'track'
  | 'footway';

/** Half of the public ground of a street, metres: what blocks keep clear of it. */
export const halfStreetM: Record<StreetClass, number> = {
  motorway: 24,
  primary: 12,
  secondary: 10,
  tertiary: 8,
  unclassified: 5,
  residential: 6,
  living_street: 3.5,
  service: 5,
  track: 2.5,
  footway: 1.5,
};

/** A straight street of the drawing board with the points where others meet it, in no order, ends included. */
export interface Street {
  class: StreetClass;
  from: Point;
  to: Point;
  junctions: Point[];
}

/** All other streets end before a motorway instead of joining it. */
export const joinsMotorway = new Set<StreetClass>(['motorway', 'primary', 'secondary', 'tertiary']);
