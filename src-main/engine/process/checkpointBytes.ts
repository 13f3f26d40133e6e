import { AppError } from '../../../src-shared/errors';
import { type Checkpoint } from '../train/types';
import { decodeTensors, encodeTensors } from './safetensors';

export function encodeCheckpoint({ step, epoch, state }: Checkpoint): Uint8Array {
  return encodeTensors({ tensors: state, metadata: { step: String(step), epoch: String(epoch) } });
}

/** `io/corrupt` if the bytes are no checkpoint. */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  const { tensors, metadata } = decodeTensors(bytes);
  const [step, epoch] = [Number(metadata.step), Number(metadata.epoch)];
  if (!Number.isInteger(step) || !Number.isInteger(epoch)) {
    throw new AppError('io/corrupt', 'The stored checkpoint does not say its step.');
  }
  return { step, epoch, state: tensors };
}
