import { expect, it } from 'vitest';
import { randomStream } from '../random';
import { type Position, type Region, regionContains } from './polygon';
import { regionTest } from './regionTest';

it('answers as regionContains does, on borders and corners too', () => {
  const random = randomStream(8);
  // Few distinct values, so that points fall on corners and level edges.
  const position = (): Position => [random.int(8) / 2, random.int(8) / 2];
  const ring = (corners: number) => {
    const open = Array.from({ length: corners }, position);
    return [...open, open[0]];
  };
  for (let round = 0; round < 300; round++) {
    const region: Region = { polygons: [[ring(5), ring(3)], [ring(40)]] };
    const isInside = regionTest(region);
    for (let tries = 0; tries < 50; tries++) {
      const [lng, lat] = tries % 2 ? position() : [random.next() * 5 - 0.5, random.next() * 5 - 0.5];
      expect(isInside({ lng, lat })).toBe(regionContains(region, { lng, lat }));
    }
  }
});

it('contains nothing where a polygon is flat', () => {
  const line: Region = { polygons: [[[[0, 1], [4, 1], [0, 1]]]] }; // prettier-ignore
  expect(regionTest(line)({ lng: 2, lat: 1 })).toBe(false);
});
