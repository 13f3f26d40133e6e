import { type Random } from '../../src-shared/random';
import { clearanceM } from './course';
import { type District } from './districts';
import { type Point } from './frame';
import { type CityPlan } from './plan';
import { length } from './polygon';
import { type Surroundings } from './surroundings';

export interface PlaceLabels {
  /** Invented currency for each square metre of land. */
  landPrice: number;
  /** People for each square kilometre. */
  populationDensity: number;
}

/** Standard deviation of the noise on the logarithm of each label (docs/sampleCity.md states its share). */
export const priceNoise = 0.22;
export const populationNoise = 0.35;

/** What the district adds to the logarithm of the price. */
const priceOf: Record<District, number> = {
  oldTown: 0.45,
  centre: 0.6,
  apartments: 0.1,
  suburb: 0,
  village: -0.2,
  industry: -0.45,
  park: 0.1,
  wood: -0.5,
  field: -0.6,
};

/** 1 at the edge, ½ at `reachM`, falling to 0. */
const nearness = (distanceM: number, reachM: number) => {
  const ratio = Math.max(0, distanceM) / reachM;
  return 1 / (1 + ratio * ratio);
};

/** Logarithm of the price before noise: the hidden function of docs/sampleCity.md. */
export function hiddenLogPrice(
  plan: CityPlan,
  point: Point,
  district: District,
  around: Surroundings,
): number {
  return (
    5.2 +
    priceOf[district] -
    0.3 * (length(point.x, point.y) / (plan.sizeM / 2)) +
    0.6 * nearness(clearanceM(plan.river, point), 80) -
    0.5 * nearness(clearanceM(plan.rail, point), 60) +
    0.9 * around.green +
    0.8 * around.built -
    0.7 * around.industry -
    0.05 * around.bigRoads
  );
}

/** People for each square kilometre before noise: 22 for each 1,000 m² of floor in homes, and a few anywhere. */
export const hiddenPopulation = (around: Surroundings) => 60 + 22_000 * around.homes;

export function labelsOf(
  plan: CityPlan,
  point: Point,
  district: District,
  around: Surroundings,
  random: Random,
): PlaceLabels {
  const logPrice = hiddenLogPrice(plan, point, district, around) + priceNoise * nearlyNormal(random);
  const people = hiddenPopulation(around) * Math.exp(populationNoise * nearlyNormal(random));
  return { landPrice: Number(Math.exp(logPrice).toFixed(1)), populationDensity: Math.round(people) };
}

/** Sum of twelve uniform draws, mean 0 and variance 1: unlike Box–Muller it needs no function of libm. */
function nearlyNormal(random: Random): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random.next();
  return sum;
}
