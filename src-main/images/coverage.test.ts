import { expect, it } from 'vitest';
import { randomStream } from '../../src-shared/random';
import { Coverage, packColour } from './coverage';

type Ring = [x: number, y: number][];

const size = 24;
const white = packColour([255, 255, 255]);

/** Coverage 0…1 of each pixel as our rasteriser draws rings, white on black. */
function drawn(rings: Ring[], evenOdd = true): number[] {
  const coverage = new Coverage(size);
  const pixels = new Uint32Array(size * size);
  for (const ring of rings) ring.forEach(([x, y], i) => coverage.edge(...ring.at(i - 1)!, x, y));
  coverage.paint(pixels, white, evenOdd);
  return Array.from(pixels, (pixel) => (pixel & 255) / 255);
}

/** The same by asking 16 × 16 points of each pixel whether they lie inside (even-odd). */
function sampled(rings: Ring[]): number[] {
  const grid = 16;
  const inside = (x: number, y: number) =>
    rings.reduce((odd, ring) => odd !== crossings(ring, x, y) % 2 > 0, false);
  return Array.from({ length: size * size }, (_, pixel) => {
    let hits = 0;
    for (let i = 0; i < grid * grid; i++) {
      const x = (pixel % size) + ((i % grid) + 0.5) / grid;
      if (inside(x, Math.floor(pixel / size) + (Math.floor(i / grid) + 0.5) / grid)) hits++;
    }
    return hits / (grid * grid);
  });
}

function crossings(ring: Ring, x: number, y: number): number {
  return ring.filter(([x1, y1], i) => {
    const [x0, y0] = ring.at(i - 1)!;
    return y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0);
  }).length;
}

const meanDifference = (a: number[], b: number[]) =>
  a.reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0) / a.length;

/** A star-shaped ring: it never crosses itself. */
function star(random: ReturnType<typeof randomStream>, x: number, y: number, radius: number): Ring {
  const corners = 3 + random.int(9);
  return Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * (i + 0.8 * random.next())) / corners;
    const reach = radius * (0.4 + 0.6 * random.next());
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
  });
}

it('covers rings with holes, in any direction and beyond the border, as supersampling does', () => {
  const random = randomStream(4);
  for (let i = 0; i < 40; i++) {
    const [x, y] = [random.next() * size, random.next() * size];
    const outer = star(random, x, y, 4 + random.next() * 20);
    const hole = star(random, x, y, 1.5);
    const rings = [outer, random.next() < 0.5 ? hole : hole.toReversed()];
    expect(meanDifference(drawn(rings), sampled(rings))).toBeLessThan(0.004);
  }
});

it('covers a square exactly, half pixels included', () => {
  const square: Ring = [
    [2.5, 3],
    [5, 3],
    [5, 4.25],
    [2.5, 4.25],
  ];
  const covered = drawn([square]).flatMap((value, i) =>
    value > 0 ? [[i % size, Math.floor(i / size), value]] : [],
  );
  const share = (value: number) => Math.round(value * 255) / 255;
  expect(covered).toEqual([
    [2, 3, share(0.5)],
    [3, 3, 1],
    [4, 3, 1],
    [2, 4, share(0.125)],
    [3, 4, share(0.25)],
    [4, 4, share(0.25)],
  ]);
});

it('keeps overlapping strokes full and starts anew after each paint', () => {
  const square: Ring = [
    [-5, -5],
    [30, -5],
    [30, 30],
    [-5, 30],
  ];
  expect(drawn([square, square], false).every((value) => value === 1)).toBe(true);
  expect(drawn([square, square]).every((value) => value === 0)).toBe(true);
  const coverage = new Coverage(size);
  const pixels = new Uint32Array(size * size);
  square.forEach(([x, y], i) => coverage.edge(...square.at(i - 1)!, x, y));
  coverage.paint(pixels, 1, true);
  coverage.paint(pixels, white, true);
  expect(pixels.every((pixel) => pixel === 1)).toBe(true);
});

it('survives edges of any size without leaving a mark outside its rows', () => {
  const random = randomStream(5);
  const any = () => (random.next() - 0.5) * 10 ** (random.int(9) - 1);
  for (let i = 0; i < 400; i++) {
    const ring: Ring = Array.from({ length: 2 + random.int(5) }, () => [any(), any()]);
    expect(drawn([ring], i % 2 === 0).every((value) => value >= 0 && value <= 1)).toBe(true);
  }
});
