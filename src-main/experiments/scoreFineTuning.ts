import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { comparedModels, type ModelId } from '../../src-shared/kinds/models';
import { type SplitId, splitIds } from '../../src-shared/kinds/splits';
import { type TargetId } from '../../src-shared/kinds/targets';
import { type VariantId } from '../../src-shared/kinds/variants';
import { classMetrics, classOf } from '../predict/classes';
import { conformal } from '../predict/conformal';
import { type Comparison } from '../predict/comparison';
import { compare, type FoldResult, type ScoredComparison } from '../predict/evaluate';
import { type ScoredRow, type ScoredTable } from '../predict/evaluationFigures';
import { foldRatios } from '../predict/foldRatios';
import { regressionMetrics } from '../predict/metrics';
import { type Pause, pauses } from '../predict/pause';
import { labelRange } from '../predict/scoreModel';
import { type Project } from '../project/project';
import { labelsOfRun } from '../project/runLabels';
import { getRun } from '../project/runs';
import { embedRunOnce } from '../runs/embedOnce';
import { areNumbers, type HeadPredictions, headPredictions } from '../runs/headPredictions';
import { type RunOptions } from '../runs/withEngine';
import { rowsOf } from './ablationReport';

const baselines = comparedModels(false, ['coordinates']);
const encoders = comparedModels(false, ['encoder']);
const tunedId: VariantId = 'fine-tuned';

/**
 * Scores a fine-tuned run on the fold that was hidden from it, under every split: ridge on its embedding and what its head
 * says by itself, beside ridge on the embedding of the run that it began with and the baselines on coordinates. Embeds
 * what has not been embedded yet. A split that the labelled places are too few for has no table. Codes: those of `evaluate`.
 */
export async function scoreFineTuning(
  project: Project,
  { runId, target }: { runId: number; target: TargetId },
  work: RunOptions = {},
): Promise<ScoredTable[]> {
  const run = getRun(project, runId);
  const { parentRunId } = run;
  const id = String(runId);
  if (parentRunId === null) throw new AppError('state/missing', say('experiments.noParent', { id }));
  const split = labelsOfRun(run)?.split;
  if (!split) throw new AppError('state/missing', say('experiments.noHiddenFold', { id }));
  const { seed, fold } = split;
  const before = await embedRunOnce(project, parentRunId, work);
  const after = await embedRunOnce(project, runId, work);
  const head = await headPredictions(project, { runId, target }, work);
  const score = (split: SplitId, embeddingSetId: number, models: ModelId[]) => {
    const asked = { target, split, seed, folds: [fold], embeddingSetId, randomSetId: embeddingSetId, models };
    return compare(project, asked, work);
  };
  const tableOf = async (split: SplitId): Promise<ScoredTable> => {
    const base = await score(split, before.id, [...baselines, ...encoders]);
    const tuned = await score(split, after.id, encoders);
    const rows = base.evaluation.rows;
    return {
      ...base.evaluation,
      rows: [
        ...rows.slice(0, baselines.length),
        ...rowsOf('before', rows),
        ...rowsOf(tunedId, tuned.evaluation.rows),
        await headRow(tuned, head, pauses(work.signal)),
      ],
    };
  };
  const tables: ScoredTable[] = [];
  for (const split of splitIds) {
    const table = await tableOf(split).catch(nullIfTooFew);
    if (table) tables.push(table);
  }
  return tables;
}

function nullIfTooFew(error: unknown): null {
  if (error instanceof AppError && error.code === 'input/too-few-places') return null;
  throw error;
}

/** The head's own predictions of the places that the fold holds out. */
async function headRow(
  { comparison, scored, evaluation }: ScoredComparison,
  head: HeadPredictions,
  pause: Pause,
): Promise<ScoredRow> {
  const [tuned] = scored.get('trainedEncoder')!;
  return {
    model: 'ownHead',
    encoder: tunedId,
    ...(await valuesOfHead(comparison, tuned, head, evaluation.split.seed, pause)),
    classes: classesOfHead(comparison, tuned, head),
  };
}

async function valuesOfHead(
  { target, ids, learnt, labelled }: Comparison,
  { test, values }: FoldResult,
  head: HeadPredictions,
  seed: number,
  pause: Pause,
): Promise<Pick<ScoredRow, 'pooled' | 'interval' | 'ratios'>> {
  if (!values || !head.learnt) return { pooled: null, interval: null, ratios: null };
  const said = head.learnt;
  const heldOut = new Set(test);
  const within = labelRange(
    learnt,
    labelled.filter((place) => !heldOut.has(place)),
  );
  const predicted = Float64Array.from(test, (place) => within(said.get(ids[place])!));
  const fold = { ...values, predicted };
  return {
    pooled: regressionMetrics([fold], target.transform),
    interval: conformal([values.truth.map((value, i) => value - predicted[i])]),
    ratios: await foldRatios([fold], target, seed, pause),
  };
}

function classesOfHead(
  { ids, labels, classNames }: Comparison,
  { test }: FoldResult,
  { classes: head }: HeadPredictions,
): ScoredRow['classes'] {
  if (!head) return null;
  const { classes, scores } = head;
  const classAt = (place: number): number =>
    areNumbers(classes)
      ? classOf(Float64Array.from(classes), labels[place])
      : classes.indexOf(classNames?.[labels[place]] ?? '');
  const truth = Int32Array.from(test, classAt);
  const said = Float32Array.from([...test].flatMap((place) => [...scores.get(ids[place])!]));
  return classMetrics(truth, { width: classes.length, data: said });
}
