import { classMetrics, classOf, type ClassMetrics, densityClasses, oneHot } from './classes';
import { type FoldTask } from './foldTasks';
import { type ScoredFold } from './metrics';
import { type Model, type Predictor } from './models/model';
import { columnScales } from './models/rows';

/**
 * Fits a model to a target on the log scale: standardised on `train`, predictions turned back to the log scale and kept
 * within the range of the training labels, beyond which a linear model's exponential soon leaves all reason.
 */
export function fitLog(
  model: Model,
  logs: Float64Array,
  { train, inner }: Pick<FoldTask, 'train' | 'inner'>,
): { predict: Predictor; deviation: number } {
  const column = { width: 1, data: logs };
  const { means, deviations } = columnScales(column, train);
  const standardised = { width: 1, data: logs.map((value) => (value - means[0]) / deviations[0]) };
  const predict = model.regress(standardised, train, inner);
  const [least, most] = rangeOf(logs, train);
  return {
    predict: (rows) =>
      predict(rows).map((value) => Math.min(most, Math.max(least, value * deviations[0] + means[0]))),
    deviation: deviations[0],
  };
}

function rangeOf(values: Float64Array, rows: Uint32Array): [least: number, most: number] {
  let [least, most] = [Infinity, -Infinity];
  for (const row of rows) {
    least = Math.min(least, values[row]);
    most = Math.max(most, values[row]);
  }
  return [least, most];
}

/** `logs`: labels of all places on the log scale, NaN where there is none. */
export function scoreFold(model: Model, logs: Float64Array, task: FoldTask): ScoredFold {
  const { predict, deviation } = fitLog(model, logs, task);
  return {
    fold: task.fold,
    test: task.test,
    truth: Float64Array.from(task.test, (place) => logs[place]),
    predicted: predict(task.test),
    deviation,
  };
}

/** Density classes of the fold's training part, learnt one against the rest. `densities`: NaN where there is no label. */
export function scoreClasses(model: Model, densities: Float64Array, task: FoldTask): ClassMetrics {
  const centres = densityClasses(Float64Array.from(task.train, (place) => densities[place]));
  const scores = model.classify(oneHot(centres, densities), task.train, task.inner)(task.test);
  const truth = Uint8Array.from(task.test, (place) => classOf(centres, densities[place]));
  return classMetrics(truth, { width: centres.length, data: scores });
}
