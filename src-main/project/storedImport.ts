import { z } from 'zod';
import { placedSchema } from '../../src-shared/contract/app/places';
import { storedMessage, storedRecord } from './stored';

/** Columns by role, with the decimal mark of the file (`decimal`; a point where absent); of places that were put into a region, how. */
export const mappingSchema = z.object({ placed: placedSchema.optional() }).catchall(z.string().nullable());
export type StoredMapping = z.infer<typeof mappingSchema>;

const count = z.int().nonnegative();

/** What is read again of an import's report. */
export const reportSchema = storedRecord({
  datasetId: z.int(),
  name: z.string(),
  fileName: z.string(),
  rowsRead: count,
  placesImported: count,
  repeatedPoints: count,
  problems: z.array(
    z.object({
      /** Of an older version it may be one that this one does not know. */
      reason: z.string(),
      target: z.string().nullable(),
      explanation: z.string(),
      count,
      rows: z.array(z.object({ at: z.number(), content: z.string() })),
    }),
  ),
  labels: z.record(
    z.string(),
    z.object({ column: z.string(), per: z.string().optional(), count, missing: count }),
  ),
  notices: z.array(storedMessage),
}).nullable();
export type StoredReport = NonNullable<z.infer<typeof reportSchema>>;
