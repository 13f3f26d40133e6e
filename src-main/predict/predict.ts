import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { comparedModels, defaultModel, type ModelId, models } from '../../src-shared/kinds/models';
import { type Readout } from '../../src-shared/kinds/readouts';
import { type WorkOptions } from '../../src-shared/progress';
import { targetKinds, targetTransforms } from '../../src-shared/kinds/targets';
import { addPredictionSet, type Prediction } from '../project/predictions';
import { type Project } from '../project/project';
import { compare, type Evaluation, type EvaluateOptions, type ScoredComparison } from './evaluate';
import { innerFolds } from './foldTasks';
import { type Pause, pauses } from './pause';
import { fitCategories, fitValues } from './scoreModel';

export interface PredictOptions extends EvaluateOptions {
  /** Which model predicts; default: `defaultModel`, with all readouts the slow one. */
  model?: ModelId;
}

/**
 * Evaluates all models, fits one on every labelled place, and stores what it predicts for every embedded place, with
 * conformal intervals as wide as the split's out-of-fold residuals ask for (of a category, itself alone), and the out-of-fold
 * value where the place was held out. Returns the id of the prediction set. Codes: those of `evaluate`.
 */
export async function predict(
  project: Project,
  options: PredictOptions,
  work: WorkOptions = {},
): Promise<{ predictionSetId: number; evaluation: Evaluation }> {
  const name = options.model ?? defaultModel(options.readouts === 'all');
  const readouts = models[name].isSlow ? 'all' : options.readouts;
  const compared = comparedModels(readouts === 'all');
  const asked = compared.includes(name) ? compared : [...compared, name];
  const scored = await compare(project, { models: asked, ...options, readouts }, work);
  const { comparison } = scored;
  const { predictions, readout } = await predictAll(scored, name, pauses(work.signal));
  const evaluation = readout ? { ...scored.evaluation, predictedWith: readout } : scored.evaluation;
  const set = {
    target: options.target,
    model: name,
    embeddingSetId: comparison.embeddingSet?.id ?? null,
    classes: comparison.classNames,
    split: evaluation.split,
    metrics: evaluation,
  };
  return { predictionSetId: addPredictionSet(project, set, predictions), evaluation };
}

async function predictAll(
  { evaluation, comparison, scored }: ScoredComparison,
  name: ModelId,
  pause: Pause,
): Promise<{ predictions: Prediction[]; readout?: Readout }> {
  const { target, ids, places, labels, learnt, labelled, usable, bufferM } = comparison;
  const model = comparison.models.find((each) => each.name === name)?.model;
  const folds = scored.get(name);
  if (!model || !folds)
    throw new AppError('state/missing', say('predict.nothingToWorkOn', { model: say(`model.${name}`) }));
  const train = labelled.filter(usable);
  const { name: split, seed, folds: last } = evaluation.split;
  const inner = innerFolds(places, train, { name: split, seed, bufferM }, last);
  const rows = Uint32Array.from(ids.keys()).filter(usable);
  const { isNumeric } = targetKinds[target.kind];
  const { predict, readout } = isNumeric
    ? await fitValues(model, learnt, { train, inner }, pause)
    : await fitCategories(model, target, labels, { train, inner }, pause);
  const predicted = await predict(rows);
  const halfWidth = evaluation.rows.find((row) => row.model === name)!.interval?.halfWidth ?? 0;
  const { back } = targetTransforms[isNumeric ? target.transform : 'none'];
  const heldOut = new Map(
    folds.flatMap(({ test, values, classes }) => {
      const { predicted } = (values ?? classes)!;
      return [...test].map((place, i) => [place, predicted[i]]);
    }),
  );
  const predictions = Array.from(rows, (row, i) => ({
    placeId: ids[row],
    value: back(predicted[i]),
    lower: back(predicted[i] - halfWidth),
    upper: back(predicted[i] + halfWidth),
    inSample: !Number.isNaN(labels[row]),
    outOfFold: heldOut.has(row) ? back(heldOut.get(row)!) : null,
  }));
  return { predictions, readout };
}
