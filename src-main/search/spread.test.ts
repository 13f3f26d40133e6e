import { describe, expect, it } from 'vitest';
import { distanceM, type LngLat } from '../../src-shared/geo/lngLat';
import { wrapLng } from '../../src-shared/geo/longitude';
import { randomStream } from '../../src-shared/random';
import { Apart } from './spread';

const random = randomStream(41);
const leastM = 5000;
const around = (lng: number, lat: number, degreesLng: number, degreesLat: number): LngLat => ({
  lng: wrapLng(lng + degreesLng * (random.next() - 0.5)),
  lat: Math.max(-90, Math.min(90, lat + degreesLat * (random.next() - 0.5))),
});

describe.each([
  ['the 180th meridian', () => around(180, -17, 0.5, 0.5)],
  ['the equator', () => around(0, 0, 0.5, 0.5)],
  ['the north pole', () => around(0, 90, 360, 0.6)],
  ['the south pole', () => around(0, -90, 360, 0.6)],
  ['high latitudes', () => around(179, 85, 4, 0.4)],
])('points around %s', (_, place) => {
  it('are near and far as their distances say', () => {
    let [near, far] = [0, 0];
    for (let round = 0; round < 60; round++) {
      const apart = new Apart(leastM);
      const points = Array.from({ length: 8 }, place);
      for (const point of points) apart.add(point);
      for (let tries = 0; tries < 40; tries++) {
        const point = place();
        const expected = points.every((other) => distanceM(point, other) >= leastM);
        if (expected) far++;
        else near++;
        if (apart.isFar(point) !== expected) throw new Error(JSON.stringify({ point, points, expected }));
      }
    }
    expect([near > 100, far > 100]).toEqual([true, true]);
  });
});
