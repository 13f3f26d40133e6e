import { setImmediate as nextTurn } from 'node:timers/promises';
import { throwIfCancelled } from '../../../src-shared/errors';
import { type WorkOptions } from '../../../src-shared/progress';
import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { type CropOf, evaluationBatch } from '../data/batches';
import { type ImageSet } from '../data/imageSet';
import { type Executor, type HostMap } from '../executors/executor';
import { embeddingWidth } from '../model/encoder';
import { embeddingProgram, teacherEncoder } from './embeddingProgram';

const batchSize = 64;

export interface EmbedOptions extends WorkOptions {
  /** What of an image is embedded; default: all of it, upright. */
  cropOf?: CropOf;
}

/**
 * Embeddings `[images × width]` of map images by the teacher of a checkpoint's `state`, not normalised.
 * `state/cancelled` when the signal fires.
 */
export async function embedImages(
  executor: Executor,
  set: ImageSet,
  settings: TrainSettings,
  state: HostMap,
  { signal, onProgress, cropOf }: EmbedOptions = {},
): Promise<Float32Array> {
  const { sizePx } = settings.encoder;
  const width = embeddingWidth(settings.encoder);
  const total = set.images.length;
  const batch = Math.min(batchSize, Math.max(total, 1));
  const embeddings = new Float32Array(total * width);
  const program = await executor.prepare(embeddingProgram(settings.encoder, batch));
  try {
    await program.load(teacherEncoder(state));
    for (let start = 0; start < total; start += batch) {
      await nextTurn();
      throwIfCancelled(signal);
      const outputs = await program.run({ images: evaluationBatch(set, start, batch, sizePx, cropOf) });
      const rows = Math.min(batch, total - start);
      embeddings.set(outputs.embeddings.subarray(0, rows * width) as Float32Array, start * width);
      onProgress?.({ stage: 'embed', done: start + rows, total, unit: 'images' });
    }
    return embeddings;
  } finally {
    await program.dispose();
  }
}
