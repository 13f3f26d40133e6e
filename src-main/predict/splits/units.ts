import { wrapLng } from '../../../src-shared/geo/longitude';
import { type Random } from '../../../src-shared/random';
import { type Coordinates } from './coordinates';

/** About 0.1 m: closer places count as the same coordinate. */
const stepsPerDegree = 1e6;

/** Place indices by coordinate, in order of first appearance; 180 and −180 are one. */
export function placesByCoordinate({ lng, lat }: Coordinates): number[][] {
  const units = new Map<string, number[]>();
  for (let place = 0; place < lng.length; place++) {
    const key = `${Math.round(wrapLng(lng[place]) * stepsPerDegree)},${Math.round(lat[place] * stepsPerDegree)}`;
    const unit = units.get(key);
    if (unit) unit.push(place);
    else units.set(key, [place]);
  }
  return [...units.values()];
}

/** The fold of each place: units that must stay together go, in random order, to the fold with the fewest places. */
export function dealUnits(units: number[][], folds: number, placeCount: number, random: Random): Uint8Array {
  const foldOf = new Uint8Array(placeCount);
  const sizes = new Array<number>(folds).fill(0);
  for (const unit of random.shuffle([...units])) {
    const fold = sizes.indexOf(Math.min(...sizes));
    for (const place of unit) foldOf[place] = fold;
    sizes[fold] += unit.length;
  }
  return foldOf;
}
