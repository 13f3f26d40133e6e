import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../src-shared/random';
import { pyramid, type Raster } from './canvas';
import { canvasPx } from '../../../src-shared/canvas';
import { drawView, randomCrop, wholeCrop, type Crop } from './views';

/** A canvas whose pixel at (x, y) is `colour(x, y)`. */
function paint(sidePx: number, colour: (x: number, y: number) => [number, number, number]): Raster {
  const pixels = new Uint8Array(sidePx * sidePx * 3);
  for (let y = 0; y < sidePx; y++)
    for (let x = 0; x < sidePx; x++) pixels.set(colour(x, y), (y * sidePx + x) * 3);
  return { sidePx, pixels };
}

function draw(canvas: Raster, crop: Crop, viewPx: number): Float32Array {
  const out = new Float32Array(viewPx * viewPx * 3);
  drawView(pyramid(canvas, crop.sidePx / viewPx), crop, viewPx, out, 0);
  return out;
}

/** −1…1 back to 0…255, one channel. */
const channel = (view: Float32Array, c: number) =>
  Array.from({ length: view.length / 3 }, (_, i) => Math.round((view[3 * i + c] + 1) * 127.5));

const sizePx = 128;
const side = canvasPx(sizePx);

describe('canvasPx', () => {
  it('is the smallest even side that holds an image at any angle', () => {
    expect([128, 64, 100].map(canvasPx)).toEqual([182, 92, 142]);
  });
});

describe('randomCrop', () => {
  it('never touches what lies outside the circle that a turned image sweeps', () => {
    // Poison everywhere but in the circle around m, wider by one pixel of the coarsest view.
    const reach = sizePx / Math.SQRT2 + sizePx / 32;
    const inside = (x: number, y: number) => Math.hypot(x + 0.5 - side / 2, y + 0.5 - side / 2) <= reach;
    const canvas = paint(side, (x, y) => (inside(x, y) ? [200, 200, 200] : [0, 255, 0]));
    const values = new Set<number>();
    for (let i = 0; i < 300; i++) {
      const crop = randomCrop(randomStream(i), sizePx, [0.2, 1]);
      for (const value of draw(canvas, crop, 32)) values.add(Math.round((value + 1) * 127.5));
    }
    expect([...values]).toEqual([200]);
  });

  it('draws sides over the whole span, angles over the whole turn, places over the whole image', () => {
    const crops = Array.from({ length: 2000 }, (_, i) => randomCrop(randomStream(3, i), 100, [0.5, 0.75]));
    const range = (value: (crop: Crop) => number) => {
      const values = crops.map(value);
      return [Math.min(...values), Math.max(...values)].map((v) => Math.round(v * 10) / 10);
    };
    const [sideLow, sideHigh] = range((crop) => crop.sidePx);
    expect([sideLow, sideHigh]).toEqual([50, 75]);
    expect(range((crop) => crop.angle)).toEqual([0, 6.3]);
    const [, farthest] = range((crop) => Math.hypot(crop.centreX, crop.centreY));
    expect(farthest).toBeGreaterThan(28);
    expect(farthest).toBeLessThan(25 * Math.SQRT2);
  });
});

describe('drawView', () => {
  const gradient = paint(side, (x, y) => [x, y, 0]);

  it('keeps an upright view at the same scale as it is', () => {
    const view = draw(gradient, wholeCrop(sizePx), sizePx);
    const origin = (side - sizePx) / 2;
    const expected = Array.from({ length: sizePx ** 2 }, (_, i) => origin + (i % sizePx));
    expect(channel(view, 0)).toEqual(expected);
  });

  it('turns by the angle, without mirroring', () => {
    // A quarter turn: the view's x axis runs down the canvas, its y axis runs to the left.
    const view = draw(gradient, { ...wholeCrop(4), angle: Math.PI / 2 }, 4);
    const middle = side / 2;
    expect(channel(view, 0).slice(0, 5)).toEqual([1, 1, 1, 1, 0].map((x) => middle + x));
    expect(channel(view, 1).slice(0, 5)).toEqual([-2, -1, 0, 1, -2].map((y) => middle + y));
  });

  it('looks at the place that the crop names', () => {
    const view = draw(gradient, { centreX: 20, centreY: -30, sidePx: 2, angle: 0 }, 2);
    expect(channel(view, 0)).toEqual([110, 111, 110, 111]);
    expect(channel(view, 1)).toEqual([60, 60, 61, 61]);
  });

  it('averages a fine pattern when shrinking instead of picking from it', () => {
    const checks = paint(side, (x, y) => ((x + y) % 2 ? [255, 255, 255] : [0, 0, 0]));
    const grey = new Set(channel(draw(checks, wholeCrop(sizePx), sizePx / 2), 0));
    expect([...grey]).toEqual([128]);
  });

  it('scales values to −1…1', () => {
    const canvas = paint(side, () => [0, 255, 51]);
    expect([...draw(canvas, wholeCrop(sizePx), 1)].map((value) => Number(value.toFixed(4)))).toEqual([
      -1, 1, -0.6,
    ]);
  });
});
