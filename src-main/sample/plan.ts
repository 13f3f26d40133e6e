import { type Random, randomStream } from '../../src-shared/random';
import { type Course, winding } from './course';
import { type District, districtRules, zones } from './districts';
import { type Point } from './frame';
import { valueNoise } from './noise';
import { area, type Convex, middle } from './polygon';
import { type Ring, ringSectors } from './rings';
import { type Street, type StreetClass } from './streets';
import { subdivide } from './subdivide';

export interface Block {
  district: District;
  land: Convex;
}

export interface CityPlan {
  seed: number;
  sizeM: number;
  streets: Street[];
  blocks: Block[];
  river: Course;
  rail: Course;
}

/** The plan of a city: convex blocks between straight streets, before the bend makes them curved. */
export function planCity(seed: number, sizeM: number): CityPlan {
  const plan: CityPlan = { seed, sizeM, streets: [], blocks: [], ...courses(seed, sizeM / 2) };
  let quarter = 0;
  for (const { ring, polygon } of ringSectors(seed, sizeM / 2, plan.streets)) {
    const random = randomStream(seed, 10, quarter);
    for (const part of quartersOf(plan, ring, polygon, random)) divideQuarter(plan, ring, part, quarter++);
  }
  return plan;
}

/** The river passes the middle on one side, the railway crosses it along the other axis. */
function courses(seed: number, halfM: number): { river: Course; rail: Course } {
  const random = randomStream(seed, 11);
  const vertical = random.next() < 0.5;
  const side = () => (random.next() < 0.5 ? -1 : 1);
  const noise = valueNoise(seed, 12);
  const yardM = side() * halfM * 0.42;
  const yard = (along: number) => {
    const share = (along - yardM) / (0.12 * halfM);
    return Math.max(0, 1 - share * share * share * share);
  };
  return {
    river: winding({
      halfM,
      vertical,
      offsetM: side() * halfM * (0.1 + 0.12 * random.next()),
      swingM: halfM * 0.13,
      wavelengthM: halfM * 0.45,
      halfWidthM: (along) => 45 + 14 * noise(along / 700, 7.5),
      noise: valueNoise(seed, 13),
    }),
    rail: winding({
      halfM,
      vertical: !vertical,
      offsetM: side() * halfM * (0.2 + 0.12 * random.next()),
      swingM: halfM * 0.06,
      wavelengthM: halfM * 0.7,
      halfWidthM: (along) => 7 + 25 * yard(along),
      noise: valueNoise(seed, 14),
    }),
  };
}

function quartersOf(plan: CityPlan, ring: Ring, sector: Convex, random: Random): Convex[] {
  const { quarterM } = zones[ring];
  const streetOf = (polygon: Convex): StreetClass => {
    if (ring === 4) return 'unclassified';
    return area(polygon.corners) > 2.6 * quarterM * quarterM ? 'secondary' : 'tertiary';
  };
  return subdivide(
    plan.streets,
    sector,
    { depthM: quarterM, lengthM: quarterM * 1.2, irregular: 0.1 },
    streetOf,
    random,
  );
}

function divideQuarter(plan: CityPlan, ring: Ring, polygon: Convex, quarter: number): void {
  const random = randomStream(plan.seed, 15, quarter);
  const district = drawDistrict(plan, ring, middle(polygon.corners), random);
  const { blockDepthM, blockLengthM, irregular, street } = districtRules[district];
  const spacing = { depthM: blockDepthM, lengthM: blockLengthM, irregular };
  for (const land of subdivide(plan.streets, polygon, spacing, () => street, random))
    plan.blocks.push({ district: blockDistrict(district, random), land });
}

/** Industry gathers at the railway, parks at the river. */
function drawDistrict(plan: CityPlan, ring: Ring, centre: Point, random: Random): District {
  const shares = Object.entries(zones[ring].shares) as [District, number][];
  const weights = shares.map(([district, share]) => {
    if (district === 'industry' && Math.abs(plan.rail.asideM(centre)) < 450) return share * 6;
    if (district === 'park' && Math.abs(plan.river.asideM(centre)) < 350) return share * 3;
    return share;
  });
  let rest = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  for (let i = 0; i < weights.length; i++) if ((rest -= weights[i]) < 0) return shares[i][0];
  return shares[0][0];
}

/** Most blocks are what their quarter is; a few stand out. */
function blockDistrict(district: District, random: Random): District {
  const draw = random.next();
  switch (district) {
    case 'oldTown':
    case 'centre':
      return draw < 0.05 ? 'park' : draw < 0.13 ? 'apartments' : district;
    case 'apartments':
      return draw < 0.07 ? 'park' : draw < 0.14 ? 'centre' : draw < 0.2 ? 'suburb' : district;
    case 'suburb':
      return draw < 0.04 ? 'park' : draw < 0.13 ? 'apartments' : draw < 0.15 ? 'industry' : district;
    case 'field':
      return draw < 0.08 ? 'wood' : draw < 0.1 ? 'village' : district;
    default:
      return district;
  }
}
