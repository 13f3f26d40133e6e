import { z } from 'zod';
import { method } from './method';
import { fileReference, id, type StartedJob } from './values';

/** What an export ends with. */
export interface WrittenFileView {
  path: string;
  features: number;
}

export const exports = {
  /** GeoJSON (RFC 7946); `id` names a prediction or embedding set, the newest unless told. */
  'exports.write': method<StartedJob>()(
    z.strictObject({
      what: z.enum(['places', 'predictions', 'embeddings']),
      id: id.optional(),
      file: fileReference,
    }),
  ),
};
