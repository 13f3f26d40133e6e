import { setImmediate as nextTurn } from 'node:timers/promises';
import { throwIfCancelled } from '../../../src-shared/errors';
import { type TargetId } from '../../../src-shared/kinds/targets';
import { type WorkOptions } from '../../../src-shared/progress';
import { embeddingWidth, type EncoderSettings } from '../../../src-shared/settings/encoderSettings';
import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { type CropOf, evaluationBatch } from '../data/batches';
import { type ImageSet } from '../data/imageSet';
import { type Executor, type HostMap, type ProgramSpec } from '../program/executor';
import { embeddingProgram, teacherEncoder } from './embeddingProgram';
import { headProgram, studentHead } from './headProgram';

const batchSize = 64;

export interface EmbedOptions extends WorkOptions {
  /** What of an image is embedded; default: all of it, upright. */
  cropOf?: CropOf;
}

/**
 * Embeddings `[images × width]` of map images by the teacher of a checkpoint's `state`, not normalised.
 * `state/cancelled` when the signal fires.
 */
export function embedImages(
  executor: Executor,
  set: ImageSet,
  { encoder }: TrainSettings,
  state: HostMap,
  options: EmbedOptions = {},
): Promise<Float32Array> {
  return embedWithWeights(executor, set, encoder, teacherEncoder(state), options);
}

/** The same by an encoder's own weights. */
export function embedWithWeights(
  executor: Executor,
  set: ImageSet,
  encoder: EncoderSettings,
  weights: HostMap,
  options: EmbedOptions = {},
): Promise<Float32Array> {
  const work: ImageWork = {
    program: (batch) => embeddingProgram(encoder, batch),
    state: weights,
    sizePx: encoder.sizePx,
    output: 'embeddings',
    width: embeddingWidth(encoder),
  };
  return overImages(executor, set, work, options);
}

/**
 * What the head of a target says of map images, `[images × outputs]`, by the student of a checkpoint's `state`.
 * `state/missing` if it has no such head, `state/cancelled` when the signal fires.
 */
export async function predictImages(
  executor: Executor,
  set: ImageSet,
  { encoder }: TrainSettings,
  { state, target }: { state: HostMap; target: TargetId },
  options: EmbedOptions = {},
): Promise<{ vectors: Float32Array; dimension: number }> {
  const head = studentHead(state, target);
  const work: ImageWork = {
    program: (batch) => headProgram(encoder, head.outputs, batch),
    state: head.state,
    sizePx: encoder.sizePx,
    output: 'outputs',
    width: head.outputs,
  };
  return { vectors: await overImages(executor, set, work, options), dimension: head.outputs };
}

/** A forward pass whose `output`, `[batch, width]`, is wanted of all images. */
interface ImageWork {
  program: (batch: number) => ProgramSpec;
  state: HostMap;
  sizePx: number;
  output: string;
  width: number;
}

async function overImages(
  executor: Executor,
  set: ImageSet,
  { program: programOf, state, sizePx, output, width }: ImageWork,
  { signal, onProgress, cropOf }: EmbedOptions,
): Promise<Float32Array> {
  const total = set.images.length;
  const batch = Math.min(batchSize, Math.max(total, 1));
  const found = new Float32Array(total * width);
  const program = await executor.prepare(programOf(batch));
  try {
    await program.load(state);
    for (let start = 0; start < total; start += batch) {
      await nextTurn();
      throwIfCancelled(signal);
      const outputs = await program.run({ images: evaluationBatch(set, start, batch, sizePx, cropOf) });
      const rows = Math.min(batch, total - start);
      found.set(outputs[output].subarray(0, rows * width) as Float32Array, start * width);
      onProgress?.({ stage: 'embed', done: start + rows, total, unit: 'images' });
    }
    return found;
  } finally {
    await program.dispose();
  }
}
