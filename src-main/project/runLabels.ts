import { z } from 'zod';
import { type TargetId } from '../../src-shared/kinds/targets';
import { say } from '../../src-shared/message';
import { type Run } from './runs';
import { fitStored } from './stored';

const standard = z.object({ mean: z.number(), deviation: z.number() });
export type Standard = z.infer<typeof standard>;

/**
 * Statistics of the labels that a run was shown, of the targets that had any: of values on the scale that they are learnt on;
 * of densities the centres of their classes, ascending; of categories their names, in the order of the head's scores.
 */
export type LabelStatistics = Record<TargetId, Standard | number[] | string[]>;

const runLabels = z.object({
  /** Which fold of which splits stayed hidden, and the seed that cut the splits. */
  split: z.object({ splits: z.array(z.string()), fold: z.int(), seed: z.int() }).nullable(),
  statistics: z.record(z.string(), z.union([standard, z.array(z.number()), z.array(z.string())])),
});
/** What a run keeps about the labels that its heads were shown. */
export type RunLabels = z.infer<typeof runLabels>;

/** Null where the heads of a run saw no label; `io/corrupt` where what the project says of it does not fit. */
export function labelsOfRun({ id, labels }: Pick<Run, 'id' | 'labels'>): RunLabels | null {
  return fitStored(runLabels.nullable(), labels, say('stored.runLabels', { id: String(id) }));
}
