import { AppError } from '../../src-shared/errors';
import { comparedModels, type ModelId } from '../../src-shared/kinds/models';
import { type SplitId, splitIds } from '../../src-shared/kinds/splits';
import { type Target } from '../../src-shared/targets';
import { classMetrics, classOf } from '../predict/classes';
import { conformal } from '../predict/conformal';
import { compare, type ScoredComparison } from '../predict/evaluate';
import { type ScoredRow, type ScoredTable } from '../predict/evaluationFigures';
import { type HiddenFold } from '../predict/labelsToHide';
import { regressionMetrics } from '../predict/metrics';
import { labelRange } from '../predict/scoreModel';
import { targetScales } from '../predict/targetScale';
import { type Project } from '../project/project';
import { getRun } from '../project/runs';
import { embedRunOnce } from '../runs/embedOnce';
import { type HeadPredictions, headPredictions } from '../runs/headPredictions';
import { type RunLabels } from '../runs/trainRun';
import { type RunOptions } from '../runs/withEngine';
import { titledRows } from './ablationReport';

const baselines = comparedModels(false, ['coordinates']);
const encoders = comparedModels(false, ['encoder']);

/**
 * Scores a fine-tuned run on the fold that was hidden from it, under every split: ridge on its embedding and what its head
 * says by itself, beside ridge on the embedding of the run that it began with and the baselines on coordinates. Embeds
 * what has not been embedded yet. A split that the labelled places are too few for has no table. Codes: those of `evaluate`.
 */
export async function scoreFineTuning(
  project: Project,
  { runId, target }: { runId: number; target: Target },
  work: RunOptions = {},
): Promise<ScoredTable[]> {
  const { parentRunId, labels } = getRun(project, runId);
  const { seed, fold } = (labels as RunLabels).split as HiddenFold;
  if (parentRunId === null) throw new AppError('state/missing', `Run ${runId} began with random weights.`);
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
        ...titledRows('before', rows),
        ...titledRows('fine-tuned', tuned.evaluation.rows),
        headRow(tuned, target, head),
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
function headRow(
  { comparison, scored }: ScoredComparison,
  target: Target,
  { logs, classes }: HeadPredictions,
): ScoredRow {
  const idOf = (place: number) => comparison.ids[place];
  const [{ test, ...fold }] = scored.get('trainedEncoder')!;
  const heldOut = new Set(test);
  const within = labelRange(
    comparison.logs,
    comparison.labelled.filter((place) => !heldOut.has(place)),
  );
  const predicted = Float64Array.from(test, (place) => within(logs.get(idOf(place))!));
  return {
    title: 'fine-tuned, its own head',
    pooled: regressionMetrics([{ ...fold, test, predicted }], targetScales[target]),
    interval: conformal([fold.truth.map((value, i) => value - predicted[i])]),
    classes:
      classes &&
      classMetrics(
        Uint8Array.from(test, (place) => classOf(classes.centres, comparison.values[place])),
        {
          width: classes.centres.length,
          data: Float32Array.from([...test].flatMap((place) => [...classes.scores.get(idOf(place))!])),
        },
      ),
  };
}
