import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tinySet, tinySettings } from '../golden/tinySet.fixture';
import { batchPlan } from '../../../src-shared/settings/batchPlan';
import { type HostMap } from '../program/executor';
import { Batches, evaluationBatch, labelsOf, randomViews } from './batches';
import { checkTrainingSet } from './checkTrainingSet';

const settings = tinySettings();

describe('batchPlan', () => {
  it('leaves the last, smaller batch out, and takes a small set whole', () => {
    expect(batchPlan(11, settings)).toEqual({ batch: 4, stepsPerEpoch: 2, totalSteps: 4 });
    expect(batchPlan(3, settings)).toEqual({ batch: 3, stepsPerEpoch: 1, totalSteps: 2 });
  });
});

describe('Batches', () => {
  it('gives a step the same batch, whatever was asked before', () => {
    const set = tinySet(10);
    const batches = new Batches(set, settings);
    const third = [0, 1, 2, 3].map((step) => batches.at(step))[2];
    expect(new Batches(set, settings).at(2)).toEqual(third);
    expect(batches.at(3)).not.toEqual(third);
  });

  it('draws views of the right number and size, and of the place of their row', () => {
    const batch = new Batches(tinySet(10), { ...settings, views: { ...settings.views, locals: 3 } }).at(0);
    expect([batch.globals.length, batch.locals.length]).toEqual([2 * 4 * 16 * 16 * 3, 3 * 4 * 8 * 8 * 3]);
    // The brightest pixel of a tiny place is its colour: the same in both of its views, another for another place.
    const colour = (row: number) => Math.max(...batch.globals.subarray(row * 768, (row + 1) * 768));
    const rounded = [0, 1, 2, 3, 4, 5, 6, 7].map((row) => colour(row).toFixed(2));
    expect(rounded.slice(0, 4)).toEqual(rounded.slice(4));
  });
});

describe('context images', () => {
  it('come upright and whole, each for the place of its row', () => {
    const set = tinySet(10);
    const { contexts, globals } = new Batches(set, settings).at(0);
    expect(contexts).toHaveLength(4 * 768);
    const drawn = set.images.map((_, i) => evaluationBatch(set.contexts!, i, 1, 16).join());
    const rows = [0, 1, 2, 3].map((row) => contexts.subarray(row * 768, (row + 1) * 768));
    expect(rows.every((row) => drawn.includes(row.join()))).toBe(true);
    // The brightest value is the place's colour, in m and in m*.
    const colour = (values: HostMap[string]) => Math.max(...values).toFixed(2);
    const views = [0, 1, 2, 3].map((row) => globals.subarray(row * 768, (row + 1) * 768));
    expect(rows.map(colour)).toEqual(views.map(colour));
  });

  it('are not drawn where no term needs them', () => {
    const off = { ...settings, losses: { ...settings.losses, reconstruction: 0 } };
    expect(new Batches(tinySet(4), off).at(0)).not.toHaveProperty('contexts');
    expect(new Batches({ ...tinySet(4), contexts: null }, settings).at(0)).not.toHaveProperty('contexts');
  });
});

describe('labelsOf', () => {
  it('masks what is missing', () => {
    const set = {
      ...tinySet(3),
      location: Float32Array.of(1, 2, 3, 4, 5, 6),
      labels: {
        price: { kind: 'value' as const, values: Float32Array.of(0.5, NaN, -1) },
        population: { kind: 'classes' as const, classes: 2, values: Int32Array.of(-1, 1, 0) },
      },
    };
    expect(labelsOf(set, Int32Array.of(2, 1))).toEqual({
      location: Float32Array.of(5, 6, 3, 4),
      'labels/price': Float32Array.of(-1, 0),
      'known/price': Float32Array.of(1, 0),
      'labels/population': Float32Array.of(1, 0, 0, 1),
    });
    expect(Object.keys(labelsOf({ ...set, labels: {} }, Int32Array.of(0)))).toEqual(['location']);
  });
});

describe('evaluationBatch', () => {
  it('draws the whole image of each place and pads the last batch', () => {
    const set = tinySet(3);
    const both = evaluationBatch(set, 2, 2, 16);
    expect(both.subarray(0, 768)).toEqual(evaluationBatch(set, 0, 3, 16).subarray(2 * 768));
    expect(both.subarray(768)).toEqual(new Float32Array(768));
  });

  it('looks at m alone, whatever lies around it on the canvas', () => {
    const set = tinySet(1);
    const [side, margin] = [set.canvasPx, (set.canvasPx - set.sizePx) / 2];
    const inside = (at: number) => at >= margin && at < margin + set.sizePx;
    const pixels = zstdDecompressSync(set.images[0]).map((value, i) => {
      const pixel = Math.floor(i / 3);
      return inside(pixel % side) && inside(Math.floor(pixel / side)) ? value : 255 - value;
    });
    const other = { ...set, images: [zstdCompressSync(pixels)] };
    expect(evaluationBatch(other, 0, 1, 16)).toEqual(evaluationBatch(set, 0, 1, 16));
  });

  it('refuses damaged images in words', () => {
    const damaged = (image: Uint8Array) => () =>
      evaluationBatch({ ...tinySet(1), images: [image] }, 0, 1, 16);
    const words = 'A stored map image is damaged, or has another size. Render the map images again.';
    expect(damaged(Uint8Array.of(1, 2, 3))).toThrow(words);
    expect(damaged(zstdCompressSync(new Uint8Array(5)))).toThrow(words);
  });
});

describe('random views', () => {
  it('are crops of the span of global views, of their own seed and image', () => {
    const set = tinySet(4);
    const crops = (seed: number) => [0, 1, 2, 3].map(randomViews(set, settings, seed));
    const [least, most] = settings.views.globalSpan.map((share) => share * set.sizePx);
    for (const { sidePx } of crops(1)) expect(sidePx >= least && sidePx <= most).toBe(true);
    expect(crops(1)).toEqual(crops(1));
    expect(new Set([...crops(1), ...crops(2)].map(({ angle }) => angle)).size).toBe(8);
    const whole = evaluationBatch(set, 1, 2, 16);
    const turned = evaluationBatch(set, 1, 2, 16, randomViews(set, settings, 1));
    expect(turned).not.toEqual(whole);
    expect(turned).toEqual(evaluationBatch(set, 0, 4, 16, randomViews(set, settings, 1)).slice(768, 3 * 768));
  });
});

describe('checkTrainingSet', () => {
  it('refuses sets whose parts do not fit together', () => {
    const set = tinySet(3);
    const message = (changed: object) => {
      try {
        return checkTrainingSet({ ...set, ...changed });
      } catch (error) {
        return (error as Error).message;
      }
    };
    const changes = [
      {},
      { images: [] },
      { canvasPx: 40 },
      { contexts: { ...set.contexts, images: [] } },
      { labels: { price: { kind: 'value', values: new Float32Array(2) } } },
      { location: Float32Array.of(1, 2, 3, 4, 5, NaN) },
      { labels: { population: { kind: 'classes', classes: 3, values: Int32Array.of(-1, 0, 3) } } },
    ];
    expect(changes.map(message)).toEqual([
      undefined,
      'Training needs at least 2 map images; there are 0.',
      'Canvases of 40 px are too small to turn images of 32 px.',
      'contexts has 0 values where 3 are expected.',
      'price has 2 values where 3 are expected.',
      'location holds a value that is not a number.',
      'population holds a class outside 0 to 2.',
    ]);
  });
});
