import { z } from 'zod';
import { readoutKinds } from '../../src-shared/kinds/readouts';
import { reasonsLeftOut } from '../../src-shared/predictorColumns';
import { say } from '../../src-shared/message';
import { type PredictionSet } from './predictions';
import { fitStored } from './stored';
import { storedTarget } from './storedTarget';

/** JSON knows neither NaN nor infinity: they were stored as null. */
const figure = z.number().nullable();

const readout = z.object({ kind: z.enum(readoutKinds) });

const evaluationSchema = z.object({
  definition: storedTarget,
  split: z.object({ name: z.string(), folds: z.int(), bufferM: z.number() }),
  /** That were scored. */
  folds: z.array(z.int()),
  usedPlaces: z.int(),
  /** Absent from a set of an older project. */
  columns: z
    .object({
      used: z.array(z.string()),
      leftOut: z.array(z.object({ name: z.string(), why: z.enum(reasonsLeftOut) })),
    })
    .optional(),
  rows: z.array(
    z.object({
      /** The id of a model; of an older project it may be a title that nothing is known of. */
      model: z.string(),
      pooled: z
        .object({
          count: z.int(),
          r2: figure,
          rmse: figure,
          mae: figure,
          original: z.object({ rmse: figure, mae: figure, mape: figure }),
        })
        .nullable(),
      byFold: z.array(z.object({ readout: readout.optional(), classReadout: readout.optional() })),
      interval: z.object({ level: z.number(), halfWidth: figure, coverage: figure }).nullable(),
      classes: z.object({ count: z.int(), top1: figure, top5: figure, macroF1: figure }).nullable(),
      byClass: z
        .array(z.object({ name: z.string(), count: z.int(), recall: figure, precision: figure }))
        .optional(),
    }),
  ),
});
/** What is read again of how a prediction set was scored. */
export type StoredEvaluation = z.infer<typeof evaluationSchema>;

/** How a prediction set was scored; `io/corrupt` where the project does not hold it. */
export const evaluationOf = ({ id, metrics }: Pick<PredictionSet, 'id' | 'metrics'>): StoredEvaluation =>
  fitStored(evaluationSchema, metrics, say('stored.figures', { id: String(id) }));
