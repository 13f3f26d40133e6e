import { turn } from '../../src-shared/geo/longitude';
import { cutLine, cutPolygon } from '../../src-shared/geo/meridianCut';
import { type Position, type Ring, ringBox } from '../../src-shared/geo/polygon';
import { atHome, movedRing, together, unwrappedLine, unwrappedRing } from '../../src-shared/geo/unwrap';
import { type GeometryKind } from './classify';
import { degreesPerUnit } from './layerStore';

/** The farthest longitude that a store holds: of 32 bits. */
const mostDegrees = Math.floor((2 ** 31 - 1) * degreesPerUnit);

/**
 * Parts of a feature that reaches over the 180th meridian, in degrees, rings closed: without jumps, near each other, and no farther
 * beyond ±180 than a store holds. What is too wide for that is cut at the meridian.
 */
export function acrossMeridian(parts: Position[][], kind: GeometryKind): Position[][] {
  const [unwrapped, cut] = kind === 'polygon' ? [unwrappedRing, cutRing] : [unwrappedLine, cutLine];
  const whole = together(parts.map(unwrapped));
  const [west, , east] = ringBox(whole.flat());
  const by = [0, -turn, turn].find((each) => west + each >= -mostDegrees && east + each <= mostDegrees);
  if (by === undefined) return whole.flatMap((part) => cut(atHome(part)));
  return whole.map((part) => movedRing(part, by));
}

/** Filled even-odd, rings may be cut one by one, holes too. */
const cutRing = (ring: Ring): Ring[] => cutPolygon([ring]).flat();
