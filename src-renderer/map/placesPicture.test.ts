import { expect, it } from 'vitest';
import { type Frame } from './mapTypes';
import { type PlacedDots, PlacesPicture } from './placesPicture';

const frame: Frame = { left: 0, top: 0, width: 60, height: 40, scale: 1, ratio: 1 };
const [red, green, blue] = [0xff0000ff, 0xff00ff00, 0xffff0000];

/** As much of a canvas as is used; `puts` counts how often its pixels were shown. */
function fakeCanvas() {
  const shown = { pixels: new Uint32Array(0), puts: 0 };
  const context = {
    createImageData: (width: number, height: number) => ({
      width,
      height,
      data: new Uint8ClampedArray(4 * width * height),
    }),
    putImageData: ({ data }: ImageData) => {
      shown.pixels = new Uint32Array(data.slice().buffer);
      shown.puts++;
    },
  };
  const canvas = { width: frame.width, height: frame.height, getContext: () => context };
  return { canvas: canvas as unknown as HTMLCanvasElement, shown };
}

const dotsAt = (...world: number[]): PlacedDots => ({
  world: Float64Array.from(world),
  within: () => Array.from({ length: world.length / 2 }, (_, row) => row),
});

function paintedWhole(dots: PlacedDots, colours: Uint32Array): Uint32Array {
  const { canvas, shown } = fakeCanvas();
  new PlacesPicture().paint(canvas, frame, dots, colours);
  return shown.pixels;
}

const apart = dotsAt(10, 10, 30, 20, 50, 30);
const touching = dotsAt(10, 10, 11, 10);

it('changes the colours of discs to what a whole painting gives', () => {
  const { canvas, shown } = fakeCanvas();
  const picture = new PlacesPicture();
  picture.paint(canvas, frame, apart, Uint32Array.of(red, red, blue));
  const after = Uint32Array.of(red, green, blue);
  expect(picture.recolour(canvas, frame, apart, after)).toBe(true);
  expect(shown.pixels).toEqual(paintedWhole(apart, after));
  expect(picture.recolour(canvas, frame, apart, after)).toBe(true);
  expect(shown.puts).toBe(2);
});

it('paints what changes above what stays, until all is painted again', () => {
  const { canvas, shown } = fakeCanvas();
  const picture = new PlacesPicture();
  picture.paint(canvas, frame, touching, Uint32Array.of(red, blue));
  const after = Uint32Array.of(green, blue);
  picture.recolour(canvas, frame, touching, after);
  expect(shown.pixels).not.toEqual(paintedWhole(touching, after));
  picture.paint(canvas, frame, touching, after);
  expect(shown.pixels).toEqual(paintedWhole(touching, after));
});

it('leaves a first, a moved and a changed picture, and one with hidden places, to a whole painting', () => {
  const { canvas } = fakeCanvas();
  const picture = new PlacesPicture();
  const colours = Uint32Array.of(red, 0, blue);
  expect(picture.recolour(canvas, frame, apart, colours)).toBe(false);
  picture.paint(canvas, frame, apart, colours);
  expect(picture.recolour(canvas, { ...frame, left: 1 }, apart, colours)).toBe(false);
  expect(picture.recolour(canvas, frame, dotsAt(10, 10), colours)).toBe(false);
  expect(picture.recolour(canvas, frame, apart, Uint32Array.of(red, green, blue))).toBe(false);
  expect(picture.recolour(canvas, frame, apart, Uint32Array.of(0, 0, blue))).toBe(false);
});

it('draws places in one colour where none is given', () => {
  const { canvas, shown } = fakeCanvas();
  new PlacesPicture().paint(canvas, frame, apart, null);
  const painted = [...shown.pixels].filter((pixel) => pixel !== 0);
  expect(new Set(painted.map((pixel) => pixel & 0xffffff))).toEqual(new Set([0xc4620b]));
  expect(Math.max(...painted)).toBe(0xe6c4620b);
});

it('paints places on both sides of the 180th meridian side by side, and again on every turn of the map', () => {
  const world = Float64Array.of(250, 20, 6, 20);
  const dots: PlacedDots = {
    world,
    within: (left, _top, right) => [0, 1].filter((row) => world[2 * row] >= left && world[2 * row] <= right),
  };
  const columnsOf = (left: number, width: number) => {
    const { canvas, shown } = fakeCanvas();
    canvas.width = width;
    new PlacesPicture().paint(canvas, { ...frame, left, width }, dots, Uint32Array.of(red, green));
    const columns = (colour: number) =>
      [...shown.pixels.subarray(20 * width, 21 * width).entries()].flatMap(([x, each]) =>
        each === colour ? [x] : [],
      );
    return { red: columns(red), green: columns(green) };
  };
  const around = (...middles: number[]) => middles.flatMap((x) => [x - 1, x]);
  expect(columnsOf(226, 60)).toEqual({ red: around(24), green: around(36) });
  expect(columnsOf(226 - 2 * 256, 60)).toEqual(columnsOf(226, 60));
  expect(columnsOf(-10, 600)).toEqual({ red: around(4, 260, 516), green: around(16, 272, 528) });
});
