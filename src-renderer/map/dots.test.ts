import { expect, it } from 'vitest';
import { discsOf, phaseOf, stamp } from './dots';

const side = 15;
/** Packed, as signed numbers. */
const [red, green, blue, faintRed] = Int32Array.of(0xff0000fe, 0xff00ff00, 0xffff0000, 0x1a0000fe);

/** Pixels of an image with discs at points, in the order given. */
function painted(radiusPx: number, rimPx: number, ...discs: [x: number, y: number, colour: number][]) {
  const pixels = new Int32Array(side * side);
  const { byPhase } = discsOf(radiusPx, rimPx, side);
  for (const [x, y, colour] of discs)
    stamp(pixels, Math.floor(y) * side + Math.floor(x), colour, byPhase[phaseOf(x, y)]);
  return pixels;
}

const alphas = (pixels: Int32Array) => Array.from(pixels, (pixel) => pixel >>> 24);
const rows = (values: number[]) =>
  Array.from({ length: side }, (_, y) => values.slice(side * y, side * (y + 1)));

/** Where the covered area of an image has its middle, and how large it is, in pixels. */
function areaOf(pixels: Int32Array) {
  let [area, x, y] = [0, 0, 0];
  alphas(pixels).forEach((alpha, i) => {
    area += alpha / 255;
    x += ((i % side) + 0.5) * (alpha / 255);
    y += (Math.floor(i / side) + 0.5) * (alpha / 255);
  });
  return { area, x: x / area, y: y / area };
}

it('has a soft edge, whole inside, as large as its circle', () => {
  for (const radius of [1.5, 2, 2.25, 3, 5]) {
    const values = alphas(painted(radius, 0, [7.5, 7.5, red]));
    expect([values[7 * side + 7], values.some((alpha) => alpha > 0 && alpha < 255)]).toEqual([255, true]);
    const { area } = areaOf(painted(radius, 0, [7.5, 7.5, red]));
    expect(Math.abs(area / (Math.PI * radius ** 2) - 1)).toBeLessThan(0.06);
  }
});

it('lies where its place is, between pixels too', () => {
  for (const [atX, atY] of [
    [7.1, 7.1],
    [7.4, 6.9],
    [6.6, 7.25],
  ]) {
    const { x, y } = areaOf(painted(2.5, 0, [atX, atY, red]));
    expect([Math.abs(x - atX), Math.abs(y - atY)].every((off) => off <= 0.11)).toBe(true);
  }
});

it('has the same edge all around', () => {
  const values = rows(alphas(painted(3, 0, [7.5, 7.5, red])));
  expect(values.toReversed().map((row) => row.toReversed())).toEqual(values);
});

it('has a darker rim where one is asked for', () => {
  const middle = rows([...painted(4, 1, [7.5, 7.5, red])])[7].map((pixel) => pixel & 0xff);
  expect(middle.slice(2, 8)).toEqual([0, 0x7f, 0xbe, 0xfe, 0xfe, 0xfe]);
});

it('lies above what is there, of which its edge lets shine through', () => {
  const pixels = painted(3, 0, [7.5, 7.5, blue], [9.5, 7.5, red]);
  const [inside, edge] = [pixels[7 * side + 9], pixels[7 * side + 6]];
  expect([inside, edge >>> 24]).toEqual([red, 255]);
  expect([edge & 0xff, (edge >>> 16) & 0xff].every((channel) => channel > 0 && channel < 255)).toBe(true);
});

it('leaves no trace of itself in another colour', () => {
  for (const rimPx of [0, 1])
    expect(painted(3, rimPx, [7.4, 7.6, green], [7.4, 7.6, red])).toEqual(painted(3, rimPx, [7.4, 7.6, red]));
});

it('is nowhere more opaque than its colour', () => {
  const faint = painted(3, 0, [7.5, 7.5, faintRed]);
  expect(Math.max(...alphas(faint))).toBe(0x1a);
});
