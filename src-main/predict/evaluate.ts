import { setImmediate } from 'node:timers/promises';
import { AppError, throwIfCancelled } from '../../src-shared/errors';
import { type ModelId } from '../../src-shared/kinds/models';
import { say } from '../../src-shared/message';
import { type Readout } from '../../src-shared/kinds/readouts';
import { type SplitId } from '../../src-shared/kinds/splits';
import { type TargetDefinition, type TargetId, targetKinds } from '../../src-shared/kinds/targets';
import { type PredictorColumns } from '../../src-shared/predictorColumns';
import { type WorkOptions } from '../../src-shared/progress';
import { type Project } from '../project/project';
import { classFigures, type ClassFigures, type ClassMetrics } from './classes';
import { type Comparison, type ComparisonOptions, readComparison } from './comparison';
import { conformal, type Conformal } from './conformal';
import { foldRatios } from './foldRatios';
import { foldTasks, type FoldTask, splitUsable } from './foldTasks';
import { type RegressionMetrics, regressionMetrics, type ScoredFold } from './metrics';
import { type Model } from './models/model';
import { type Pause, pauses } from './pause';
import { type RatioStudy } from './ratioStudy/ratioStudy';
import { scoreClasses, type ScoredClasses, scoreFold } from './scoreModel';
import { scorableFolds } from './seenLabels';
import { type SplitDescription } from './splits/split';

export interface EvaluateOptions extends ComparisonOptions {
  split: SplitId;
  /** Of the split: the same one as in training, where the encoder saw labels. */
  seed: number;
  /** Default: every fold that may be scored. */
  folds?: number[];
}

/** Class metrics of one fold or the mean of several, weighted by their places. */
export type MeanClassMetrics = Omit<ClassMetrics, 'classes'>;

export interface FoldEvaluation {
  fold: number;
  /** Null of a target without values. */
  metrics: RegressionMetrics | null;
  /** Of a model that chooses among readouts: what it chose for values, and for classes. */
  readout?: Readout;
  classReadout?: Readout;
}

export interface ModelEvaluation {
  model: ModelId;
  /** Over all scored folds together, and fold by fold; null of a target without values, as is the interval. */
  pooled: RegressionMetrics | null;
  byFold: FoldEvaluation[];
  interval: Conformal | null;
  /** Over all scored folds together; null of a target whose values are not all above 0, or that has none. */
  ratios: RatioStudy | null;
  /** Null of a target without classes. */
  classes: MeanClassMetrics | null;
  /** Of a category: how well each class is told, over all scored folds together. */
  byClass?: ClassFigures[];
}

export interface Evaluation {
  target: TargetId;
  /** What the target was when it was scored: its name, unit, kind and scale. */
  definition: TargetDefinition;
  split: SplitDescription;
  /** The folds that were scored. */
  folds: number[];
  labelledPlaces: number;
  /** Of these, with features from every compared encoder: the others are neither trained on nor tested. */
  usedPlaces: number;
  columns: PredictorColumns;
  embeddingSetId: number | null;
  runId: number | null;
  randomSetId: number | null;
  rows: ModelEvaluation[];
  /** What predictions for all places were made with, where the model chose it. */
  predictedWith?: Readout;
}

/**
 * Scores the trained encoder beside the random-weights encoder and the baselines on coordinates, all on the same places
 * and folds. Codes: `state/missing` (no embeddings, no labels), `state/labels-seen`, `input/too-few-places` (or too
 * close together for the split), `input/bad-argument` (no embedding of a held-out place).
 */
export async function evaluate(
  project: Project,
  options: EvaluateOptions,
  work: WorkOptions = {},
): Promise<Evaluation> {
  return (await compare(project, options, work)).evaluation;
}

/** What an evaluation and the predictions made with it rest on. */
export interface ScoredComparison {
  evaluation: Evaluation;
  comparison: Comparison;
  scored: Map<ModelId, FoldResult[]>;
}

/** What one model did on one fold: as far as the target has values, and classes. */
export interface FoldResult {
  fold: number;
  test: Uint32Array;
  values: ScoredFold | null;
  classes: ScoredClasses | null;
}

export async function compare(
  project: Project,
  options: EvaluateOptions,
  work: WorkOptions,
): Promise<ScoredComparison> {
  const comparison = await readComparison(project, options, work);
  const { target, labelled, usable, columns, embeddingSet, randomSet } = comparison;
  const { description, folds } = foldsToScore(project, options, comparison);
  const scored = await scoreModels(comparison, folds, work);
  const rows: ModelEvaluation[] = [];
  for (const [name, results] of scored)
    rows.push(await modelEvaluation(name, comparison, results, options.seed, pauses(work.signal)));
  const evaluation: Evaluation = {
    target: target.id,
    definition: target,
    split: description,
    folds: folds.map(({ fold }) => fold),
    labelledPlaces: labelled.length,
    usedPlaces: labelled.filter(usable).length,
    columns: { used: columns.used.map((column) => column.name), leftOut: columns.leftOut },
    embeddingSetId: embeddingSet?.id ?? null,
    runId: embeddingSet?.runId ?? null,
    randomSetId: randomSet?.id ?? null,
    rows,
  };
  return { evaluation, comparison, scored };
}

function foldsToScore(
  project: Project,
  { split: name, seed, folds: wanted }: EvaluateOptions,
  { ids, places, labelled, usable, embeddingSet, randomSet, bufferM }: Comparison,
): { description: SplitDescription; folds: FoldTask[] } {
  const request = { name, seed, bufferM };
  const split = splitUsable(places, labelled, usable, request);
  const sets = [embeddingSet, randomSet].filter((set) => set !== null);
  const scorable = scorableFolds(project, sets, split.folds, ids, wanted);
  const tested = scorable.filter((fold) => split.folds[fold].test.length > 0);
  if (tested.length > 0)
    return { description: split.description, folds: foldTasks(places, split, tested, request) };
  const whole = splitUsable(places, labelled, () => true, request);
  const heldOut = scorable.reduce((sum, fold) => sum + whole.folds[fold].test.length, 0);
  throw new AppError(
    'input/bad-argument',
    heldOut > 0
      ? say('targets.notEmbedded', { count: heldOut, folds: scorable })
      : say('targets.noneHeldOut', { folds: scorable }),
  );
}

async function scoreModels(
  comparison: Comparison,
  folds: FoldTask[],
  { signal, onProgress }: WorkOptions,
): Promise<Map<ModelId, FoldResult[]>> {
  const results = new Map<ModelId, FoldResult[]>();
  const pause = pauses(signal);
  const total = comparison.models.length * folds.length;
  let done = 0;
  for (const { name, model } of comparison.models) {
    const ofModel: FoldResult[] = [];
    for (const task of folds) {
      onProgress?.({
        stage: 'evaluate',
        done: done++,
        total,
        unit: 'folds',
        note: { kind: 'model', model: name },
      });
      await setImmediate();
      throwIfCancelled(signal);
      ofModel.push(await scoreTask(model, comparison, task, pause));
    }
    results.set(name, ofModel);
  }
  onProgress?.({ stage: 'evaluate', done, total, unit: 'folds' });
  return results;
}

async function scoreTask(
  model: Model,
  { target, labels, learnt }: Comparison,
  task: FoldTask,
  pause: Pause,
): Promise<FoldResult> {
  const { isNumeric, head } = targetKinds[target.kind];
  return {
    fold: task.fold,
    test: task.test,
    values: isNumeric ? await scoreFold(model, learnt, task, pause) : null,
    classes: head === 'classes' ? await scoreClasses(model, target, labels, task, pause) : null,
  };
}

async function modelEvaluation(
  model: ModelId,
  { target, labels, classNames }: Comparison,
  results: FoldResult[],
  seed: number,
  pause: Pause,
): Promise<ModelEvaluation> {
  const folds = results.flatMap(({ values }) => values ?? []);
  const classes = results.flatMap((result) => result.classes?.metrics ?? []);
  const residuals = folds.map(({ truth, predicted }) => truth.map((value, i) => value - predicted[i]));
  const metricsOf = (some: ScoredFold[]) =>
    some.length > 0 ? regressionMetrics(some, target.transform) : null;
  return {
    model,
    pooled: metricsOf(folds),
    byFold: results.map(({ fold, values, classes }) => ({
      fold,
      metrics: metricsOf(values ? [values] : []),
      readout: values?.readout,
      classReadout: classes?.readout,
    })),
    interval: folds.length > 0 ? conformal(residuals) : null,
    ratios: await foldRatios(folds, target, seed, pause),
    classes: classes.length > 0 ? meanOf(classes) : null,
    ...(classNames && { byClass: figuresByClass(classNames, labels, results) }),
  };
}

function figuresByClass(names: string[], labels: Float64Array, results: FoldResult[]): ClassFigures[] {
  const tested = results.flatMap(({ test, classes }) =>
    Array.from(test, (place, i) => ({ truth: labels[place], predicted: classes!.predicted[i] })),
  );
  return classFigures(names, tested);
}

function meanOf(folds: ClassMetrics[]): MeanClassMetrics {
  const count = folds.reduce((sum, fold) => sum + fold.count, 0);
  const mean = (key: 'top1' | 'top5' | 'macroF1') => {
    const told = folds.flatMap((fold) =>
      fold[key] === null ? [] : [{ share: fold[key], count: fold.count }],
    );
    const whole = told.reduce((sum, fold) => sum + fold.count, 0);
    return whole > 0 ? told.reduce((sum, fold) => sum + fold.share * fold.count, 0) / whole : null;
  };
  return { count, top1: mean('top1'), top5: mean('top5'), macroF1: mean('macroF1') };
}
