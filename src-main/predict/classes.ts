import { ckmeans } from 'simple-statistics';
import { AppError } from '../../src-shared/errors';
import { type TargetDefinition, targetKinds } from '../../src-shared/kinds/targets';
import { say } from '../../src-shared/message';
import { type Rows } from './models/rows';

/** As many as in the paper. */
export const mostClasses = 30;

/**
 * Centres of the population-density classes, ascending: optimal one-dimensional k-means (Wang and Song 2011) on the
 * densities that may be seen, 30 classes or as many as there are different values.
 */
export function densityClasses(densities: ArrayLike<number>, most = mostClasses): Float64Array {
  const values = Array.from(densities);
  const clusters = ckmeans(values, Math.min(most, new Set(values).size));
  return Float64Array.from(clusters, (members) => members.reduce((sum, v) => sum + v, 0) / members.length);
}

/** More categories than this are hardly classes, and each costs a column of every place. */
export const mostCategories = 500;

/** The classes that these labels of a target tell, ascending: centres of densities, or the labels of the categories that occur. */
export function classesOf({ id, kind }: TargetDefinition, labels: ArrayLike<number>): Float64Array {
  if (targetKinds[kind].isNumeric) return densityClasses(labels);
  const categories = Float64Array.from(new Set(Array.from(labels))).sort();
  if (categories.length <= mostCategories) return categories;
  const numbers = { found: categories.length, most: mostCategories };
  throw new AppError('input/bad-argument', say('targets.manyClasses', { target: id, ...numbers }));
}

/** The class of a label: of a density the one whose centre is nearest, of two the lower; −1 for a category that is none of them. */
export const classOfLabel = ({ kind }: TargetDefinition, classes: Float64Array, label: number): number =>
  targetKinds[kind].isNumeric ? classOf(classes, label) : classes.indexOf(label);

/** The class whose centre is nearest; of two, the lower. */
export function classOf(centres: Float64Array, density: number): number {
  let best = 0;
  for (let i = 1; i < centres.length; i++)
    if (Math.abs(centres[i] - density) < Math.abs(centres[best] - density)) best = i;
  return best;
}

/** `[rows, classes]`: 1 in the column of the row's class; rows of class −1 stay 0. */
export function oneHot(own: ArrayLike<number>, classes: number): Rows {
  const data = new Float64Array(own.length * classes);
  for (let row = 0; row < own.length; row++) if (own[row] >= 0) data[row * classes + own[row]] = 1;
  return { width: classes, data };
}

export interface ClassMetrics {
  count: number;
  classes: number;
  /**
   * Share of places whose class has the highest score, or one of the five highest. Null, as all that follow, where there is one class
   * alone: whatever is said then is right.
   */
  top1: number | null;
  top5: number | null;
  /** Mean F1 over the classes that occur among truths or predictions. */
  macroF1: number | null;
}

/** `scores`: `[truths, classes]`. Of equal scores the lower class comes first; a truth of −1, no class among them, is never found. */
export function classMetrics(truth: ArrayLike<number>, { width: classes, data }: Rows): ClassMetrics {
  const owns = Array.from(truth);
  if (classes === 1 && owns.every((own) => own === 0))
    return { count: owns.length, classes, top1: null, top5: null, macroF1: null };
  const scores = owns.map((_, row) => Array.from(data.subarray(row * classes, (row + 1) * classes)));
  const ranks = owns.map((own, row) => rankOf(scores[row], own));
  const predicted = scores.map((row) => row.indexOf(Math.max(...row)));
  const shareWithin = (most: number) => ranks.filter((rank) => rank < most).length / ranks.length;
  return {
    count: owns.length,
    classes,
    top1: shareWithin(1),
    top5: shareWithin(5),
    macroF1: macroF1(owns, predicted),
  };
}

/** How many classes come before `own`. */
function rankOf(scores: number[], own: number): number {
  if (own < 0) return Infinity;
  return scores.filter((score, i) => score > scores[own] || (score === scores[own] && i < own)).length;
}

/** How well the places of one class are told. */
export interface ClassFigures {
  name: string;
  /** Places that are of it. */
  count: number;
  /** Which share of them is predicted as it; null where there are none. */
  recall: number | null;
  /** Which share of those predicted as it is of it; null where there are none. */
  precision: number | null;
}

/** Figures of the classes that occur among truths or predictions, both indices of `names`, in the order of these. */
export function classFigures(
  names: readonly string[],
  tested: readonly { truth: number; predicted: number }[],
): ClassFigures[] {
  const [real, claimed, hits] = [0, 1, 2].map(() => new Uint32Array(names.length));
  for (const { truth, predicted } of tested) {
    real[truth]++;
    claimed[predicted]++;
    if (truth === predicted) hits[truth]++;
  }
  const share = (some: number, all: number) => (all > 0 ? some / all : null);
  return names.flatMap((name, i) =>
    real[i] + claimed[i] === 0
      ? []
      : [
          {
            name,
            count: real[i],
            recall: share(hits[i], real[i]),
            precision: share(hits[i], claimed[i]),
          },
        ],
  );
}

function macroF1(truth: number[], predicted: number[]): number {
  const occurring = [...new Set([...truth, ...predicted])];
  const scores = occurring.map((each) => {
    const hits = truth.filter((own, i) => own === each && predicted[i] === each).length;
    const claimed = predicted.filter((guess) => guess === each).length;
    const real = truth.filter((own) => own === each).length;
    return (2 * hits) / (claimed + real);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
