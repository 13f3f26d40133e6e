import { Matrix } from 'ml-matrix';
import { type Pause } from '../pause';
import { type Fold } from '../splits/split';
import { applyLinear, type Linear, type LinearModel } from './linear';
import { logLoss } from './losses';
import { type Moments, momentsOf, type Origin, without } from './moments';
import { columnScales, type Rows } from './rows';
import { shrunkSolver, standardise } from './standardised';

/** Candidate penalties: whole decades, relative to features of unit variance. */
export const shrinkages: readonly number[] = Array.from({ length: 8 }, (_, i) => 10 ** (i - 5));

/**
 * Linear discriminant analysis with a covariance shrunk by λ I (Hastie, Tibshirani, Friedman, The Elements of Statistical
 * Learning, 4.3): the score of class c is xᵀ (W + λ I)⁻¹ m_c − ½ m_cᵀ (W + λ I)⁻¹ m_c + log π_c, W being the covariance
 * within classes of standardised features. Regression on one-hot classes, its simpler kin, hides the middle ones of
 * ordered classes (4.2 there). `y` is one-hot. λ has the least log loss over `inner`, folds of `train`; one candidate
 * needs none. A class without a training row keeps the mean of all and a small prior.
 */
export async function fitDiscriminants(
  x: Rows,
  y: Rows,
  train: Uint32Array,
  inner: Fold[],
  pause: Pause,
  candidates: readonly number[] = shrinkages,
): Promise<LinearModel> {
  const origin = originOf(x, y, train);
  const whole = await momentsOf(x, y, train, origin, pause);
  const lambda = await bestShrinkage(x, y, whole, origin, inner, pause, candidates);
  return { lambda, origin: origin.x, ...discriminants(whole)(lambda) };
}

/** Discriminants for each of several penalties, at the price of one. */
export async function fitAllDiscriminants(
  x: Rows,
  y: Rows,
  train: Uint32Array,
  penalties: readonly number[],
  pause: Pause,
): Promise<LinearModel[]> {
  const origin = originOf(x, y, train);
  const solve = discriminants(await momentsOf(x, y, train, origin, pause));
  return penalties.map((lambda) => ({ lambda, origin: origin.x, ...solve(lambda) }));
}

const originOf = (x: Rows, y: Rows, train: Uint32Array): Origin => ({
  x: columnScales(x, train).means,
  y: new Float64Array(y.width),
});

async function bestShrinkage(
  x: Rows,
  y: Rows,
  whole: Moments,
  origin: Origin,
  inner: Fold[],
  pause: Pause,
  candidates: readonly number[],
): Promise<number> {
  if (candidates.length === 1) return candidates[0];
  const losses = new Float64Array(candidates.length);
  for (const { test, buffer } of inner) {
    const hidden = Uint32Array.from([...test, ...buffer]);
    const solve = discriminants(without(whole, await momentsOf(x, y, hidden, origin, pause)));
    for (const [i, lambda] of candidates.entries()) {
      const scores = await applyLinear({ origin: origin.x, ...solve(lambda) }, x, test, pause);
      losses[i] += logLoss(scores, y, test);
    }
  }
  return candidates[losses.indexOf(Math.min(...losses))];
}

/** λ → discriminants, from the moments of features and one-hot classes of the training rows. */
function discriminants(moments: Moments): (lambda: number) => Linear {
  const { count, x, y, xy } = moments;
  const [p, classes] = [x.length, y.length];
  const { means, deviations, correlations } = standardise(moments);
  const centres = new Matrix(p, classes);
  for (let i = 0; i < p; i++)
    for (let c = 0; c < classes; c++)
      if (y[c] > 0) centres.set(i, c, (xy[i * classes + c] / y[c] - means[i]) / deviations[i]);
  const shares = Matrix.diag(Array.from(y, (members) => members / count));
  const present = y.filter((members) => members > 0).length;
  const within = Matrix.sub(correlations, centres.mmul(shares).mmul(centres.transpose()));
  within.mul(count / Math.max(1, count - present));
  const solve = shrunkSolver(within, centres);

  return (lambda) => {
    const directions = solve(lambda);
    const weights = new Float64Array(p * classes);
    const intercept = y.map((members) => Math.log((members + 1) / (count + classes)));
    for (let i = 0; i < p; i++)
      for (let c = 0; c < classes; c++) {
        const weight = directions.get(i, c) / deviations[i];
        weights[i * classes + c] = weight;
        intercept[c] -= weight * (means[i] + (deviations[i] * centres.get(i, c)) / 2);
      }
    return { weights, intercept };
  };
}
