import { zstdCompressSync } from 'node:zlib';
import { randomStream } from '../../../src-shared/random';
import { type ResnetSettings, type VitSettings } from '../../../src-shared/settings/encoderSettings';
import { parsePreset } from '../../../src-shared/settings/presets';
import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { canvasPx } from '../../../src-shared/canvas';
import { type TrainingSet } from '../data/imageSet';

const pixels = { pixelMean: 0.1, pixelStd: 0.8 };

/** Settings of a model small enough to train in the eager cpu executor. */
export function tinySettings(): TrainSettings & { encoder: VitSettings } {
  const quick = parsePreset('quick');
  return {
    ...quick,
    encoder: { kind: 'vit', sizePx: 16, patchPx: 8, width: 16, depth: 2, heads: 2, mlpRatio: 2, ...pixels },
    head: { hidden: 16, bottleneck: 8, scores: 12 },
    clusters: { ...quick.clusters, hidden: 12, outputs: 8, prototypes: 6 },
    views: { locals: 2, localPx: 8, globalSpan: [0.6, 1], localSpan: [0.25, 0.5] },
    epochs: 2,
    batchSize: 4,
  };
}

/** The same with a residual network, of plain or of bottleneck blocks. */
export function tinyResnetSettings(bottleneck = false): TrainSettings & { encoder: ResnetSettings } {
  return {
    ...tinySettings(),
    encoder: { kind: 'resnet', sizePx: 16, width: 4, blocks: [1, 1, 1, 1], bottleneck, groups: 2, ...pixels },
  };
}

/** Places whose image is a colour with a bar across it, and whose labels follow from the colour; every third has no labels. */
export function tinySet(places: number, sizePx = 32): TrainingSet {
  const side = canvasPx(sizePx);
  const random = randomStream(7, places);
  const colours = Array.from({ length: places }, () => [random.int(256), random.int(256), random.int(256)]);
  const drawn = (sidePx: number) =>
    colours.map((colour) => {
      const pixels = Uint8Array.from({ length: sidePx * sidePx * 3 }, (_, i) =>
        Math.floor(i / 3 / sidePx) % 8 < 2 ? 0 : colour[i % 3],
      );
      return new Uint8Array(zstdCompressSync(pixels));
    });
  const labelled = <T>(i: number, value: T, missing: T) => (i % 3 === 2 ? missing : value);
  return {
    sizePx,
    canvasPx: side,
    images: drawn(side),
    contexts: { sizePx, canvasPx: sizePx, images: drawn(sizePx) },
    entropy: Float32Array.from({ length: places }, () => 0.2 + 0.6 * random.next()),
    location: Float32Array.from({ length: 2 * places }, () => random.normal()),
    labels: {
      price: {
        kind: 'value',
        values: Float32Array.from(colours, ([red], i) => labelled(i, red / 64 - 2, NaN)),
      },
      population: {
        kind: 'classes',
        classes: 3,
        values: Int32Array.from(colours, ([, green], i) => labelled(i, green % 3, -1)),
      },
    },
  };
}
