import { type Readout } from '../../src-shared/kinds/readouts';
import { type TargetDefinition } from '../../src-shared/kinds/targets';
import { classMetrics, type ClassMetrics, classesOf, classOfLabel, oneHot } from './classes';
import { type FoldTask } from './foldTasks';
import { type ScoredFold } from './metrics';
import { type Fitted, type Model } from './models/model';
import { columnScales } from './models/rows';
import { type Pause } from './pause';

/**
 * Fits a model to labels on the scale that they are learnt on: standardised on `train`, predictions turned back and kept within
 * the range of the training labels, beyond which a linear model's exponential soon leaves all reason.
 */
export async function fitValues(
  model: Model,
  labels: Float64Array,
  { train, inner }: Pick<FoldTask, 'train' | 'inner'>,
  pause: Pause,
): Promise<Fitted & Pick<ScoredFold, 'deviation'>> {
  const column = { width: 1, data: labels };
  const { means, deviations } = columnScales(column, train);
  const standardised = { width: 1, data: labels.map((value) => (value - means[0]) / deviations[0]) };
  const { predict, readout } = await model.regress(standardised, train, inner, pause);
  const within = labelRange(labels, train);
  const turnedBack = (value: number) => within(value * deviations[0] + means[0]);
  return {
    predict: async (rows) => (await predict(rows)).map(turnedBack),
    deviation: isSame(labels, train) ? null : deviations[0],
    readout,
  };
}

const isSame = (labels: Float64Array, rows: Uint32Array) =>
  rows.every((row) => labels[row] === labels[rows[0]]);

/** Moves a value into the range of the labels of these rows. */
export function labelRange(labels: Float64Array, rows: Uint32Array): (value: number) => number {
  let [least, most] = [Infinity, -Infinity];
  for (const row of rows) {
    least = Math.min(least, labels[row]);
    most = Math.max(most, labels[row]);
  }
  return (value) => Math.min(most, Math.max(least, value));
}

/** `labels`: of all places, on the scale that they are learnt on, NaN where there is none. */
export async function scoreFold(
  model: Model,
  labels: Float64Array,
  task: FoldTask,
  pause: Pause,
): Promise<ScoredFold> {
  const { predict, deviation, readout } = await fitValues(model, labels, task, pause);
  return {
    fold: task.fold,
    test: task.test,
    truth: Float64Array.from(task.test, (place) => labels[place]),
    predicted: await predict(task.test),
    deviation,
    readout,
  };
}

/** How well the classes of one fold are told, and what was predicted. */
export interface ScoredClasses {
  metrics: ClassMetrics;
  /** A label of each tested place: that of its likeliest class. */
  predicted: Float64Array;
  /** Where it was chosen among several. */
  readout?: Readout;
}

/** A model of the classes of a target. */
export interface FittedClasses extends Fitted {
  /** Their labels: centres of densities, or the categories themselves. */
  classes: Float64Array;
}

/** Learns the classes of the training part, one against the rest. `labels`: of all places, NaN where there is none. */
export async function fitClasses(
  model: Model,
  target: TargetDefinition,
  labels: Float64Array,
  { train, inner }: Pick<FoldTask, 'train' | 'inner'>,
  pause: Pause,
): Promise<FittedClasses> {
  const classes = classesOf(
    target,
    Float64Array.from(train, (place) => labels[place]),
  );
  const own = Int32Array.from(labels, (label) =>
    Number.isNaN(label) ? -1 : classOfLabel(target, classes, label),
  );
  return { classes, ...(await model.classify(oneHot(own, classes.length), train, inner, pause)) };
}

/** The same, predicting the label of each row's likeliest class. */
export async function fitCategories(...given: Parameters<typeof fitClasses>): Promise<Fitted> {
  const { classes, predict, readout } = await fitClasses(...given);
  return { predict: async (rows) => likeliest(classes, await predict(rows)), readout };
}

/** The label of the likeliest class of each row of `scores`, `[rows, classes]`; of equals the lower. */
const likeliest = (classes: Float64Array, scores: Float64Array): Float64Array =>
  Float64Array.from({ length: scores.length / classes.length }, (_, row) => {
    const own = scores.subarray(row * classes.length, (row + 1) * classes.length);
    return classes[own.indexOf(Math.max(...own))];
  });

export async function scoreClasses(
  model: Model,
  target: TargetDefinition,
  labels: Float64Array,
  task: FoldTask,
  pause: Pause,
): Promise<ScoredClasses> {
  const { classes, predict, readout } = await fitClasses(model, target, labels, task, pause);
  const scores = await predict(task.test);
  const truth = Int32Array.from(task.test, (place) => classOfLabel(target, classes, labels[place]));
  const metrics = classMetrics(truth, { width: classes.length, data: scores });
  return { metrics, predicted: likeliest(classes, scores), readout };
}
