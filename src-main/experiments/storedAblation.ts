import { z } from 'zod';
import { readoutKinds } from '../../src-shared/kinds/readouts';
import { splitIds } from '../../src-shared/kinds/splits';
import { say } from '../../src-shared/message';
import { type StoredAblation } from '../project/ablations';
import { fitStored, storedRecord } from '../project/stored';
import { storedTarget } from '../project/storedTarget';
import { type ShownReport } from './ablationReport';

const spread = z
  .object({ mean: z.number(), deviation: z.number().nullable(), values: z.array(z.number()) })
  .nullable();
const readoutCounts = z.array(z.object({ kind: z.enum(readoutKinds), folds: z.int() }));
/** Of an older project, `model` may be a title that nothing is known of. */
const row = { model: z.string(), encoder: z.string().optional() };

const table = storedRecord({
  target: z.string(),
  definition: storedTarget,
  split: storedRecord({
    name: z.enum(splitIds),
    seed: z.number(),
    folds: z.int(),
    bufferM: z.number(),
    resolution: z.number().optional(),
    edgeM: z.number().optional(),
    cells: z.number().optional(),
  }),
  folds: z.array(z.int()),
  usedPlaces: z.int(),
  runs: z.int(),
  rows: z.array(
    z.object({
      ...row,
      figures: z.record(z.string(), spread),
      chosen: z.object({ values: readoutCounts, classes: readoutCounts }).optional(),
    }),
  ),
  gains: z.array(
    z.object({ ...row, encoder: z.string(), over: z.string(), r2: spread, error: spread, top1: spread }),
  ),
});

const reportSchema = storedRecord({
  seeds: z.array(z.number()),
  variants: z.array(storedRecord({ name: z.string() })),
  runs: z.array(storedRecord({ seed: z.number(), fold: z.int() })),
  tables: z.array(table),
});

/** What an ablation found; `io/corrupt` where the project does not hold it. */
export const reportOfAblation = ({ id, report }: Pick<StoredAblation, 'id' | 'report'>): ShownReport =>
  fitStored(reportSchema, report, say('stored.ablation', { id: String(id) }));
