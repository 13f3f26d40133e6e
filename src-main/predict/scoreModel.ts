import { type Readout } from '../../src-shared/kinds/readouts';
import { classMetrics, classOf, type ClassMetrics, densityClasses, oneHot } from './classes';
import { type FoldTask } from './foldTasks';
import { type ScoredFold } from './metrics';
import { type Fitted, type Model } from './models/model';
import { columnScales } from './models/rows';
import { type Pause } from './pause';

/**
 * Fits a model to a target on the log scale: standardised on `train`, predictions turned back to the log scale and kept
 * within the range of the training labels, beyond which a linear model's exponential soon leaves all reason.
 */
export async function fitLog(
  model: Model,
  logs: Float64Array,
  { train, inner }: Pick<FoldTask, 'train' | 'inner'>,
  pause: Pause,
): Promise<Fitted & { deviation: number }> {
  const column = { width: 1, data: logs };
  const { means, deviations } = columnScales(column, train);
  const standardised = { width: 1, data: logs.map((value) => (value - means[0]) / deviations[0]) };
  const { predict, readout } = await model.regress(standardised, train, inner, pause);
  const within = labelRange(logs, train);
  const toLog = (value: number) => within(value * deviations[0] + means[0]);
  return {
    predict: async (rows) => (await predict(rows)).map(toLog),
    deviation: deviations[0],
    readout,
  };
}

/** Moves a value into the range of the labels of these rows. */
export function labelRange(labels: Float64Array, rows: Uint32Array): (value: number) => number {
  let [least, most] = [Infinity, -Infinity];
  for (const row of rows) {
    least = Math.min(least, labels[row]);
    most = Math.max(most, labels[row]);
  }
  return (value) => Math.min(most, Math.max(least, value));
}

/** `logs`: labels of all places on the log scale, NaN where there is none. */
export async function scoreFold(
  model: Model,
  logs: Float64Array,
  task: FoldTask,
  pause: Pause,
): Promise<ScoredFold> {
  const { predict, deviation, readout } = await fitLog(model, logs, task, pause);
  return {
    fold: task.fold,
    test: task.test,
    truth: Float64Array.from(task.test, (place) => logs[place]),
    predicted: await predict(task.test),
    deviation,
    readout,
  };
}

/** Class metrics of one fold, and the readout where it was chosen. */
export interface ScoredClasses {
  metrics: ClassMetrics;
  readout?: Readout;
}

/** Density classes of the fold's training part, learnt one against the rest. `densities`: NaN where there is no label. */
export async function scoreClasses(
  model: Model,
  densities: Float64Array,
  task: FoldTask,
  pause: Pause,
): Promise<ScoredClasses> {
  const centres = densityClasses(Float64Array.from(task.train, (place) => densities[place]));
  const classes = oneHot(centres, densities);
  const { predict, readout } = await model.classify(classes, task.train, task.inner, pause);
  const scores = await predict(task.test);
  const truth = Uint8Array.from(task.test, (place) => classOf(centres, densities[place]));
  return { metrics: classMetrics(truth, { width: centres.length, data: scores }), readout };
}
