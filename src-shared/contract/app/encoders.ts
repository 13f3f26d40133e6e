import { z } from 'zod';
import { type EncoderDescription } from '../../encoderFile';
import { method } from './method';
import { fileReference, id, name, nothing, type StartedJob } from './values';

/** An encoder that came from a file. */
export interface EncoderView {
  id: number;
  name: string;
  fileName: string;
  createdAt: string;
  /** What the file says of itself. */
  description: EncoderDescription;
}

export const encoders = {
  'encoders.list': method<EncoderView[]>()(nothing),
  /**
   * Adds an encoder from a file that Placeprint exported, and embeds all places with it. Ends with `{ encoderId, embeddingSetId }`;
   * where the project has no map images for it, the encoder stays and the job fails with what to draw.
   */
  'encoders.add': method<StartedJob>()(z.strictObject({ file: fileReference })),
  /** All places, as a new set; `missing`: those without a vector, into the newest one. Ends with `{ encoderId, embeddingSetId }`. */
  'encoders.embed': method<StartedJob>()(
    z.strictObject({ encoderId: id, missing: z.boolean().default(false) }),
  ),
  'encoders.rename': method<null>()(z.strictObject({ encoderId: id, name })),
  /** Hidden at once with all that was made with it, gone for good when the project is next opened: until then it can be restored. */
  'encoders.delete': method<null>()(z.strictObject({ encoderId: id })),
  'encoders.restore': method<null>()(z.strictObject({ encoderId: id })),
};
