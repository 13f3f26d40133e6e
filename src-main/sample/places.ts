import { type Random, randomStream } from '../../src-shared/random';
import { isClear, landOf } from './buildings';
import { type District } from './districts';
import { type Point } from './frame';
import { labelsOf, type PlaceLabels } from './labels';
import { type Block, type CityPlan } from './plan';
import { area, contains } from './polygon';
import { type SurroundingsMap } from './surroundings';

export interface SamplePlace {
  id: number;
  point: Point;
  district: District;
  landPrice: number | null;
  populationDensity: number | null;
}

/** Shares of the places that were never valued, and never counted. */
export const withoutPrice = 0.3;
export const withoutPopulation = 0.2;

/** Places for each square metre, relative to a suburb. */
const sought: Record<District, number> = {
  oldTown: 1.6,
  centre: 1.5,
  apartments: 1.3,
  suburb: 1,
  village: 0.8,
  industry: 0.4,
  park: 0.15,
  wood: 0.01,
  field: 0.01,
};

/** Places on the land of blocks, away from the water, with their labels where they have one. */
export function* samplePlaces(
  plan: CityPlan,
  around: SurroundingsMap,
  count: number,
): Generator<SamplePlace> {
  const sums = cumulativeWeights(plan);
  const random = randomStream(plan.seed, 30);
  for (let id = 1; id <= count;) {
    const block = plan.blocks[indexAbove(sums, random.next() * sums[sums.length - 1])];
    const point = pointIn(plan, block, random);
    if (!point) continue;
    const { district } = block;
    const labels = labelsOf(plan, point, district, around.at(point), random);
    yield { id: id++, point, district, ...withGaps(labels, random) };
  }
}

function cumulativeWeights({ blocks }: CityPlan): Float64Array {
  let sum = 0;
  return Float64Array.from(blocks, ({ district, land }) => (sum += sought[district] * area(land.corners)));
}

/** First index whose sum lies above a value (binary search). */
function indexAbove(sums: Float64Array, value: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const half = (low + high) >> 1;
    if (sums[half] > value) high = half;
    else low = half + 1;
  }
  return low;
}

function pointIn(plan: CityPlan, block: Block, random: Random): Point | undefined {
  const { corners } = landOf(plan, block);
  if (corners.length < 3) return undefined;
  const [xs, ys] = [corners.map((p) => p.x), corners.map((p) => p.y)];
  const [west, south] = [Math.min(...xs), Math.min(...ys)];
  for (let attempt = 0; attempt < 8; attempt++) {
    const x = west + random.next() * (Math.max(...xs) - west);
    const y = south + random.next() * (Math.max(...ys) - south);
    if (contains(corners, { x, y }) && isClear([[plan.river, 6]], [{ x, y }])) return { x, y };
  }
  return undefined;
}

function withGaps({ landPrice, populationDensity }: PlaceLabels, random: Random) {
  const [priced, counted] = [random.next() >= withoutPrice, random.next() >= withoutPopulation];
  return { landPrice: priced ? landPrice : null, populationDensity: counted ? populationDensity : null };
}
