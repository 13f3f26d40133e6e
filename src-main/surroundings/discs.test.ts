import { expect, it } from 'vitest';
import { randomStream } from '../../src-shared/random';
import { discAround, Discs, discSum } from './discs';
import { Raster } from './raster';

const random = randomStream(71);

it('sums exactly the pixels whose centres lie within the radius', () => {
  const raster = new Raster();
  const [width, height] = [40, 33];
  raster.begin(width, height);
  const values = Array.from({ length: width * height }, () => random.int(1000));
  values.forEach((value, i) => raster.add(i % width, Math.floor(i / width), value));
  raster.finish();
  for (let trial = 0; trial < 200; trial++) {
    const radius = 0.2 + random.next() * 12;
    const [x, y] = [13.5 + random.next() * 12, 13.5 + random.next() * 5];
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const isIn = (i: number) => Math.hypot((i % width) + 0.5 - x, Math.floor(i / width) + 0.5 - y) <= radius;
    const disc = discAround(radius, x - column, y - row);
    const expected = values.filter((_, i) => isIn(i));
    expect([disc.count, discSum(raster.sums, raster.stride, column, row, disc)]).toEqual([
      expected.length,
      expected.reduce((sum, value) => sum + value, 0),
    ]);
  }
});

it('rounds the centre to a quarter of a pixel, and makes each disc once', () => {
  const discs = new Discs(10);
  expect(discs.around(-3.8, 7.3)).toBe(discs.around(12.24, 0.49));
  expect(discs.around(0.3, 0.6)).toEqual(discAround(10, 0.375, 0.625));
});
