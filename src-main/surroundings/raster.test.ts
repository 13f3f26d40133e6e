import { expect, it } from 'vitest';
import { randomStream } from '../../src-shared/random';
import { Raster } from './raster';

const random = randomStream(72);
const size = 24;

/** The values of the pixels, from the running sums. */
function pixels(raster: Raster): number[] {
  raster.finish();
  return Array.from({ length: size * size }, (_, i) => {
    const at = Math.floor(i / size) * raster.stride + (i % size);
    return raster.sums[at + 1] - raster.sums[at];
  });
}

type Point = [x: number, y: number];
const around = (): Point => [random.next() * 44 - 10, random.next() * 44 - 10];
const sides = (points: Point[]) => points.map((to, i) => [points.at(i - 1)!, to] as const);

function encloses(rings: Point[][], x: number, y: number): boolean {
  const crossed = rings
    .flatMap(sides)
    .filter(([[x0, y0], [x1, y1]]) => y0 > y !== y1 > y && x < x0 + ((x1 - x0) * (y - y0)) / (y1 - y0));
  return crossed.length % 2 === 1;
}

it('covers the pixels whose centres are enclosed, even-odd within an area, once whatever the areas', () => {
  const raster = new Raster();
  for (let trial = 0; trial < 100; trial++) {
    raster.begin(size, size);
    const areas = Array.from({ length: 3 }, () =>
      Array.from({ length: 2 }, () => Array.from({ length: 3 + random.int(5) }, around)),
    );
    for (const rings of areas) {
      for (const [[x0, y0], [x1, y1]] of rings.flatMap(sides)) raster.edge(x0, y0, x1, y1);
      raster.cover();
    }
    const expected = Array.from({ length: size * size }, (_, i) =>
      areas.some((rings) => encloses(rings, (i % size) + 0.5, Math.floor(i / size) + 0.5)) ? 1 : 0,
    );
    expect(pixels(raster)).toEqual(expected);
  }
});

it('keeps the whole length of a line, each piece where it lies', () => {
  const raster = new Raster();
  raster.begin(size, size);
  raster.line(2.25, 3.5, 20.25, 3.5, 100);
  const row = pixels(raster).slice(3 * size, 4 * size);
  expect(row.reduce((sum, length) => sum + length, 0)).toBe(1800);
  expect([row[1], row[3], row[10], row[19], row[21]]).toEqual([0, 100, 100, 100, 0]);
  raster.begin(size, size);
  let length = 0;
  for (let i = 0; i < 200; i++) {
    const [x0, y0, x1, y1] = Array.from({ length: 4 }, () => random.next() * size);
    raster.line(x0, y0, x1, y1, 1000);
    length += Math.round(1000 * Math.hypot(x1 - x0, y1 - y0));
  }
  expect(pixels(raster).reduce((sum, each) => sum + each, 0)).toBe(length);
});

it('takes of a line that crosses the grid what lies on it', () => {
  const raster = new Raster();
  raster.begin(size, size);
  raster.line(-1e6, -1e6, 1e6, 1e6, 1000);
  const all = pixels(raster).reduce((sum, each) => sum + each, 0);
  expect(Math.abs(all - 1000 * size * Math.SQRT2)).toBeLessThan(1000);
  raster.begin(size, size);
  raster.line(-5, 3, -2, 9, 1000);
  raster.line(30, 3, 30, 9, 1000);
  expect(pixels(raster).every((each) => each === 0)).toBe(true);
});
