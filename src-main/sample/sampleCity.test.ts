import { describe, expect, test } from 'vitest';
import { hiddenLogPrice, hiddenPopulation } from './labels';
import { type MapFeature } from './layers';
import { type SampleCity, sampleCity } from './sampleCity';

type Position = [number, number];

const city = sampleCity({ seed: 5, sizeM: 6000, placeCount: 2000 });
const places = [...city.places()];

const rings = (features: Iterable<MapFeature>): Position[][] =>
  [...features].flatMap(({ geometry }) => (geometry.type === 'Polygon' ? geometry.coordinates : []));

function turn(a: Position, b: Position, c: Position): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

const cross = (a: Position, b: Position, c: Position, d: Position) =>
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;

/** Closed, right-hand (RFC 7946), at least a triangle, and no two sides cross. */
function problemOf(ring: Position[]): string | undefined {
  const first = ring[0];
  const last = ring[ring.length - 1];
  if (ring.length < 4 || first[0] !== last[0] || first[1] !== last[1]) return 'not closed';
  let doubleArea = 0;
  for (let i = 1; i < ring.length - 1; i++) doubleArea += turn(first, ring[i], ring[i + 1]);
  if (doubleArea <= 0) return 'not counter-clockwise';
  for (let i = 1; i < ring.length; i++)
    for (let k = i + 2; k < ring.length; k++)
      if (cross(ring[i - 1], ring[i], ring[k - 1], ring[k])) return 'crosses itself';
  return undefined;
}

describe('polygons', () => {
  const layers = ['landuse', 'grounds', 'water', 'buildings'] as const;
  test.each(layers)('of %s are closed, right-hand and simple', (name) => {
    const found = rings(city.layers[name]());
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(problemOf).filter(Boolean)).toEqual([]);
  });

  test('stay within the city but for the bend', () => {
    const all = layers.flatMap((name) => rings(city.layers[name]()).flat());
    const reach = (axis: 0 | 1, origin: number, metresPerDegree: number) =>
      all.reduce((far, position) => Math.max(far, Math.abs(position[axis] - origin) * metresPerDegree), 0);
    expect(reach(0, -40, 85_180)).toBeLessThan(3100);
    expect(reach(1, 40, 111_195)).toBeLessThan(3100);
  });
});

describe('streets', () => {
  test('form one network', () => {
    const parents = new Map<string, string>();
    const rootOf = (key: string): string => {
      let root = key;
      while (parents.has(root)) root = parents.get(root)!;
      return root;
    };
    for (const { geometry } of city.layers.streets()) {
      const ends = [geometry.coordinates[0], geometry.coordinates[geometry.coordinates.length - 1]];
      const [a, b] = ends.map((end) => rootOf(String(end)));
      if (a !== b) parents.set(a, b);
    }
    const roots = new Set([...parents.keys()].map(rootOf));
    expect(roots.size).toBe(1);
  });

  test('are of every class, with bridges over the river', () => {
    const classes = new Set(city.streets.map((piece) => piece.class));
    expect([...classes].sort()).toEqual(
      ['footway', 'living_street', 'motorway', 'primary', 'residential', 'secondary', 'service', 'tertiary']
        .concat(['track', 'unclassified'])
        .sort(),
    );
    expect(city.streets.filter(({ bridge }) => bridge).length).toBeGreaterThan(3);
  });
});

describe('places', () => {
  test('miss about as many labels as documented', () => {
    const share = (missing: boolean[]) => missing.filter(Boolean).length / places.length;
    expect(share(places.map((place) => place.landPrice === null))).toBeCloseTo(0.3, 1);
    expect(share(places.map((place) => place.populationDensity === null))).toBeCloseTo(0.2, 1);
  });

  test('lie in all kinds of built districts', () => {
    const found = new Set(places.map(({ district }) => district));
    for (const district of ['oldTown', 'centre', 'apartments', 'suburb', 'industry', 'park'] as const)
      expect(found).toContain(district);
  });

  test('have prices and densities that the map explains and coordinates do not', () => {
    const { price, population } = explained(city);
    expect(price.hidden).toBeGreaterThan(0.8);
    expect(price.hidden).toBeLessThan(0.92);
    expect(population.hidden).toBeGreaterThan(0.9);
    expect(price.hidden - price.nearest).toBeGreaterThan(0.2);
    expect(population.hidden - population.nearest).toBeGreaterThan(0.3);
  });
});

test('sizes out of range are refused', () => {
  expect(() => sampleCity({ seed: 1, sizeM: 500, placeCount: 10 })).toThrow(/choose 2,000 to 40,000 m/);
  expect(() => sampleCity({ seed: 1, sizeM: 6000, placeCount: -1 })).toThrow(/whole number/);
});

test('the smallest city has places and all layers', () => {
  const small = sampleCity({ seed: 1, sizeM: 2000, placeCount: 50 });
  expect([...small.places()]).toHaveLength(50);
  expect([...small.layers.buildings()].length).toBeGreaterThan(500);
});

/** R² on the logarithm of each label: of the hidden function, and of the 50 nearest other places. */
function explained({ plan, around }: SampleCity) {
  const priced = places.filter(({ landPrice }) => landPrice !== null);
  const counted = places.filter(({ populationDensity }) => populationDensity !== null);
  const price = priced.map(({ landPrice }) => Math.log(landPrice!));
  const population = counted.map(({ populationDensity }) => Math.log1p(populationDensity!));
  return {
    price: {
      hidden: rSquared(
        price,
        priced.map(({ point, district }) => hiddenLogPrice(plan, point, district, around.at(point))),
      ),
      nearest: rSquared(price, nearestMeans(priced, price)),
    },
    population: {
      hidden: rSquared(
        population,
        counted.map(({ point }) => Math.log1p(hiddenPopulation(around.at(point)))),
      ),
      nearest: rSquared(population, nearestMeans(counted, population)),
    },
  };
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function rSquared(actual: number[], predicted: number[]): number {
  const centre = mean(actual);
  const rest = mean(actual.map((value, i) => (value - predicted[i]) ** 2));
  return 1 - rest / mean(actual.map((value) => (value - centre) ** 2));
}

function nearestMeans(from: typeof places, values: number[]): number[] {
  return from.map(({ point }, self) => {
    const order = from
      .map((other, i) => ({ i, d: (other.point.x - point.x) ** 2 + (other.point.y - point.y) ** 2 }))
      .filter(({ i }) => i !== self)
      .sort((a, b) => a.d - b.d);
    return mean(order.slice(0, 50).map(({ i }) => values[i]));
  });
}
