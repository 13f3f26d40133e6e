import { ckmeans } from 'simple-statistics';
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

/** The class whose centre is nearest; of two, the lower. */
export function classOf(centres: Float64Array, density: number): number {
  let best = 0;
  for (let i = 1; i < centres.length; i++)
    if (Math.abs(centres[i] - density) < Math.abs(centres[best] - density)) best = i;
  return best;
}

/** `[rows, classes]`: 1 in the column of the row's class; rows of NaN density stay 0. */
export function oneHot(centres: Float64Array, densities: Float64Array): Rows {
  const data = new Float64Array(densities.length * centres.length);
  densities.forEach((density, row) => {
    if (!Number.isNaN(density)) data[row * centres.length + classOf(centres, density)] = 1;
  });
  return { width: centres.length, data };
}

export interface ClassMetrics {
  count: number;
  classes: number;
  /** Share of places whose class has the highest score, or one of the five highest. */
  top1: number;
  top5: number;
  /** Mean F1 over the classes that occur among truths or predictions. */
  macroF1: number;
}

/** `scores`: `[truths, classes]`. Of equal scores the lower class comes first. */
export function classMetrics(truth: ArrayLike<number>, { width: classes, data }: Rows): ClassMetrics {
  const owns = Array.from(truth);
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
  return scores.filter((score, i) => score > scores[own] || (score === scores[own] && i < own)).length;
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
