import {
  type CheckEncoderJob,
  type EmbedResult,
  type EmbedWithFileJob,
  type ExportEncoderJob,
} from '../../../src-shared/contract/engine';
import { type EncoderDescription } from '../../../src-shared/encoderFile';
import { checkEncoderFile, openEncoderFile } from '../portable/encoderFile';
import { embedWithModel } from '../portable/embedWithModel';
import { writeEncoderFile } from '../portable/writeEncoderFile';
import { teacherEncoder } from '../train';
import { decodeCheckpoint } from './checkpointBytes';
import { type JobContext } from './openJob';

export async function exportEncoder(
  { settings, set, from, origin }: ExportEncoderJob,
  { images }: JobContext,
): Promise<{ model: Uint8Array }> {
  const weights = teacherEncoder(decodeCheckpoint(from).state);
  return {
    model: await writeEncoderFile(settings.encoder, weights, origin, { ...set, images: await images }),
  };
}

export function checkEncoder({ model }: CheckEncoderJob): Promise<EncoderDescription> {
  return checkEncoderFile(model);
}

export async function embedWithFile(
  { model, threads, set }: EmbedWithFileJob,
  { images, signal, emit }: JobContext,
): Promise<EmbedResult> {
  const { session, description } = await openEncoderFile(model, threads);
  try {
    const dimension = description.embedding.width;
    const vectors = await embedWithModel(session, { ...set, images: await images }, dimension, {
      signal,
      onProgress: (progress) => void emit({ type: 'progress', progress }),
    });
    return { vectors, dimension };
  } finally {
    await session.close();
  }
}
