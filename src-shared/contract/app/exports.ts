import { z } from 'zod';
import { searchSchema } from './explore';
import { method } from './method';
import { fileReference, id, region, type StartedJob } from './values';

/** What an export ends with. */
export interface WrittenFileView {
  path: string;
  /** Null for a file that holds none. */
  features: number | null;
}

const file = fileReference;
/** Only what lies in it. */
const within = region.optional();

export const exports = {
  /**
   * A table where the file's name ends in `.csv`, else GeoJSON (RFC 7946). `id` names a prediction or embedding set, the newest
   * unless told. `encoder`: the ONNX file of a run's encoder (docs/encoderFile.md), of the newest run that is done unless `id` names one.
   */
  'exports.write': method<StartedJob>()(
    z.discriminatedUnion('what', [
      z.strictObject({ what: z.literal('places'), file, within }),
      z.strictObject({ what: z.literal('predictions'), file, within, id: id.optional() }),
      z.strictObject({ what: z.literal('embeddings'), file, within, id: id.optional() }),
      z.strictObject({ what: z.literal('regions'), file }),
      z.strictObject({ what: z.literal('encoder'), file, id: id.optional() }),
      z.strictObject({ what: z.literal('hits'), file, search: searchSchema }),
    ]),
  ),
};
