import { localProjection } from '../../../src-shared/geo/lngLat';
import { type Random } from '../../../src-shared/random';
import { type Coordinates, middleOf } from './coordinates';

interface Unit {
  places: number[];
  x: number;
  y: number;
}

/**
 * The fold of each place: compact areas with nearly equal numbers of places, by halving (2 + 3 for five) across the
 * longest extent. The cut turns by up to 22.5° at random, so that another seed gives other areas.
 */
export function areaFolds(
  places: Coordinates,
  coordinates: number[][],
  folds: number,
  random: Random,
): Uint8Array {
  const foldOf = new Uint8Array(places.lng.length);
  cut(projectedUnits(places, coordinates), folds, random).forEach((area, fold) => {
    for (const unit of area) for (const place of unit.places) foldOf[place] = fold;
  });
  return foldOf;
}

function projectedUnits(places: Coordinates, coordinates: number[][]): Unit[] {
  const { lng, lat } = places;
  const { toXY } = localProjection(middleOf(places, Uint32Array.from(lng.keys())));
  return coordinates.map((members) => ({
    places: members,
    ...toXY({ lng: lng[members[0]], lat: lat[members[0]] }),
  }));
}

function cut(units: Unit[], areas: number, random: Random): Unit[][] {
  if (areas === 1) return [units];
  const first = Math.floor(areas / 2);
  const angle = principalAngle(units) + ((random.next() - 0.5) * Math.PI) / 4;
  const along = ({ x, y }: Unit) => x * Math.cos(angle) + y * Math.sin(angle);
  const sorted = units.toSorted((a, b) => along(a) - along(b));
  const at = cutPosition(sorted, first, areas);
  return [...cut(sorted.slice(0, at), first, random), ...cut(sorted.slice(at), areas - first, random)];
}

/** Where the first `first / areas` of the places end, leaving each side at least one unit an area. */
function cutPosition(sorted: Unit[], first: number, areas: number): number {
  const wanted = (sorted.reduce((sum, unit) => sum + unit.places.length, 0) * first) / areas;
  let at = 0;
  for (let sum = 0; sum + sorted[at].places.length / 2 < wanted; at++) sum += sorted[at].places.length;
  return Math.min(Math.max(at, first), sorted.length - (areas - first));
}

/** Direction of the largest spread, from the covariance of the units (weighted by their places), in radians. */
function principalAngle(units: Unit[]): number {
  let [count, sumX, sumY, sumXX, sumXY, sumYY] = [0, 0, 0, 0, 0, 0];
  for (const { x, y, places } of units) {
    const weight = places.length;
    count += weight;
    sumX += weight * x;
    sumY += weight * y;
    sumXX += weight * x * x;
    sumXY += weight * x * y;
    sumYY += weight * y * y;
  }
  const covariance = sumXY - (sumX * sumY) / count;
  const difference = sumXX - (sumX * sumX) / count - (sumYY - (sumY * sumY) / count);
  return Math.atan2(2 * covariance, difference) / 2;
}
