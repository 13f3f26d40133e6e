import { expect, it } from 'vitest';
import { paintDots } from './dots';

const red = 0xff0000ff;
const blue = 0xffff0000;
const columns = { first: Float32Array.of(0, 1, 1), second: Float32Array.of(0, 1, 1) };
const colours = Uint32Array.of(red, blue, red);
const painted = (shown: Uint8Array | null) => {
  const pixels = { widthPx: 4, heightPx: 4, data: new Uint32Array(16) };
  paintDots(pixels, { columns, colours, shown }, 1, 1);
  return [...pixels.data];
};

it('paints from the lower left to the upper right, inside the margin', () => {
  const expected = new Array<number>(16).fill(0);
  expected[2 * 4 + 1] = red;
  expected[1 * 4 + 2] = red;
  expect(painted(null)).toEqual(expected);
});

it('paints those left out faintly, below the others', () => {
  const expected = new Array<number>(16).fill(0);
  expected[2 * 4 + 1] = 0x280000ff;
  expected[1 * 4 + 2] = blue;
  expect(painted(Uint8Array.of(0, 1, 0))).toEqual(expected);
});
