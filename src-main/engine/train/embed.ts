import { setImmediate as nextTurn } from 'node:timers/promises';
import { throwIfCancelled } from '../../../src-shared/errors';
import { type WorkOptions } from '../../../src-shared/progress';
import { embeddingWidth, type EncoderSettings } from '../../../src-shared/settings/encoderSettings';
import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { evaluationBatch } from '../data/batches';
import { type ImageSet } from '../data/imageSet';
import { type Executor, type HostMap } from '../executors/executor';
import { embeddingProgram, teacherEncoder } from './embeddingProgram';

const batchSize = 64;

/**
 * Embeddings `[images × width]` of map images by the teacher of a checkpoint's `state`, not normalised.
 * `state/cancelled` when the signal fires.
 */
export function embedImages(
  executor: Executor,
  set: ImageSet,
  { encoder }: TrainSettings,
  state: HostMap,
  options: WorkOptions = {},
): Promise<Float32Array> {
  return embedWithWeights(executor, set, encoder, teacherEncoder(state), options);
}

/** The same by an encoder's own weights. */
export async function embedWithWeights(
  executor: Executor,
  set: ImageSet,
  encoder: EncoderSettings,
  weights: HostMap,
  { signal, onProgress }: WorkOptions = {},
): Promise<Float32Array> {
  const { sizePx } = encoder;
  const width = embeddingWidth(encoder);
  const total = set.images.length;
  const batch = Math.min(batchSize, Math.max(total, 1));
  const embeddings = new Float32Array(total * width);
  const program = await executor.prepare(embeddingProgram(encoder, batch));
  try {
    await program.load(weights);
    for (let start = 0; start < total; start += batch) {
      await nextTurn();
      throwIfCancelled(signal);
      const outputs = await program.run({ images: evaluationBatch(set, start, batch, sizePx) });
      const rows = Math.min(batch, total - start);
      embeddings.set(outputs.embeddings.subarray(0, rows * width) as Float32Array, start * width);
      onProgress?.({ stage: 'embed', done: start + rows, total, unit: 'images' });
    }
    return embeddings;
  } finally {
    await program.dispose();
  }
}
