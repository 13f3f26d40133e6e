import { classMetrics, classOf, type ClassMetrics, densityClasses, oneHot } from './classes';
import { type FoldTask } from './foldTasks';
import { type ScoredFold } from './metrics';
import { type Model, type Predictor } from './models/model';
import { columnScales } from './models/rows';

/** Fits a model to a target on the log scale: standardised on `train`, predictions turned back to the log scale. */
export function fitLog(
  model: Model,
  logs: Float64Array,
  { train, inner }: Pick<FoldTask, 'train' | 'inner'>,
): { predict: Predictor; deviation: number } {
  const column = { width: 1, data: logs };
  const { means, deviations } = columnScales(column, train);
  const standardised = { width: 1, data: logs.map((value) => (value - means[0]) / deviations[0]) };
  const predict = model.regress(standardised, train, inner);
  return {
    predict: (rows) => predict(rows).map((value) => value * deviations[0] + means[0]),
    deviation: deviations[0],
  };
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
