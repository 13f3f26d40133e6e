import * as tf from '@tensorflow/tfjs-core';
import { zstdCompressSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { randomStream } from '../../../src-shared/random';
import { evaluationBatch, mapOf } from '../data/batches';
import { canvasPx } from '../../../src-shared/canvas';
import { createExecutor } from '../executors/createExecutor';
import { expectClose } from '../golden/close.fixture';
import { sampleMaps, samplingWeights } from './sampleMaps';

beforeAll(() => createExecutor('cpu'));

function noiseSet(sizePx: number, count: number) {
  const side = canvasPx(sizePx);
  const random = randomStream(3, sizePx);
  const images = Array.from({ length: count }, () =>
    zstdCompressSync(Uint8Array.from({ length: side * side * 3 }, () => random.int(256))),
  );
  return { sizePx, canvasPx: side, images };
}

/** From the side of m to that of the view; 100 and 50 px are halved to odd sides. */
it.for([
  [32, 16],
  [16, 16],
  [24, 32],
  [100, 64],
  [100, 32],
  [50, 8],
])('samples maps of %i px to views of %i px as the batches do', ([sizePx, viewPx]) => {
  const set = noiseSet(sizePx, 2);
  const maps = set.images.map((image) => mapOf(set, image).pixels);
  const found = tf.tidy(() => {
    const images = tf.tensor(Float32Array.from(Buffer.concat(maps)), [2, sizePx, sizePx, 3]);
    return sampleMaps(images, viewPx).dataSync();
  });
  expectClose(found, evaluationBatch(set, 0, 2, viewPx), 1e-6);
});

it('takes pixels as they are where a level has the size of the view', () => {
  expect(samplingWeights(128, 64, 64)).toBeNull();
  expect(samplingWeights(64, 64, 64)).toBeNull();
  expect(samplingWeights(64, 64, 48)).toHaveLength(64 * 48);
});
