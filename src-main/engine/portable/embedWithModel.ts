import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError, throwIfCancelled } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';
import { type WorkOptions } from '../../../src-shared/progress';
import { type ImageSet } from '../data/imageSet';
import { type ModelSession } from './modelSession';

const batchSize = 64;

/**
 * Embeddings `[images × width]` of map images by a portable model. `input/malformed` where it gives anything but finite numbers
 * of that width, `state/cancelled` when the signal fires.
 */
export async function embedWithModel(
  session: ModelSession,
  set: ImageSet,
  width: number,
  { signal, onProgress }: WorkOptions = {},
): Promise<Float32Array> {
  const total = set.images.length;
  const embeddings = new Float32Array(total * width);
  for (let start = 0; start < total; start += batchSize) {
    await nextTurn();
    throwIfCancelled(signal);
    const end = Math.min(start + batchSize, total);
    const found = await session.embed(set, start, end);
    if (found.length !== (end - start) * width || !found.every(Number.isFinite))
      throw new AppError('input/malformed', say('encoderFile.notNumbers', { width }));
    embeddings.set(found, start * width);
    onProgress?.({ stage: 'embed', done: end, total, unit: 'images' });
  }
  return embeddings;
}
