import { AppError } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';
import { mapValues } from '../model/parameters';
import { type Checkpoint } from '../train/types';
import { decodeTensors, encodeTensors } from './safetensors';

export function encodeCheckpoint({ state, ...counts }: Checkpoint): Uint8Array {
  return encodeTensors({ tensors: state, metadata: mapValues(counts, String) });
}

/** `io/corrupt` if the bytes are no checkpoint. */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  const { tensors, metadata } = decodeTensors(bytes);
  // Older ones do not say how often their run went back: none did.
  const counts = [metadata.step, metadata.epoch, metadata.rollBacks ?? '0'].map(Number);
  if (!counts.every(Number.isInteger)) {
    throw new AppError('io/corrupt', say('engine.checkpointDamaged'));
  }
  const [step, epoch, rollBacks] = counts;
  return { step, epoch, rollBacks, state: tensors };
}
