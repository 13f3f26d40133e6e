import { getHexagonEdgeLengthAvg, UNITS } from 'h3-js';
import { expect, it } from 'vitest';
import { placingSchema } from '../../../src-shared/contract/app/places';
import { firstChoice, placingOf, resolutions, spacingM } from './placing';

it('tells how far apart the places of a grid lie', () => {
  for (const resolution of resolutions)
    expect(spacingM(resolution) / (Math.sqrt(3) * getHexagonEdgeLengthAvg(resolution, UNITS.m))).toBeCloseTo(1, 2); // prettier-ignore
});

it('asks for what the contract takes, and for nothing while a number is wrong', () => {
  const ways = (['h3', 'random', 'roads'] as const).map((by) => placingOf({ ...firstChoice, by }));
  expect(ways.map((way) => placingSchema.parse(way))).toEqual(ways);
  const wrong = [{ count: 0 }, { count: 1.5 }, { count: NaN }, { seed: -1 }, { everyM: 0 }, { everyM: NaN }];
  for (const change of wrong) {
    const by = 'everyM' in change ? ('roads' as const) : ('random' as const);
    expect(placingOf({ ...firstChoice, by, ...change })).toBeNull();
  }
});
