import { Matrix } from 'ml-matrix';
import { type Pause } from '../pause';
import { type Fold } from '../splits/split';
import { type Linear, type LinearModel } from './linear';
import { type Moments, momentsOf, type Origin, without } from './moments';
import { columnScales, type Rows } from './rows';
import { positiveSolver, standardise } from './standardised';

/** Candidate penalties: 10⁻⁵ … 10² in half decades. */
export const lambdas: readonly number[] = Array.from({ length: 15 }, (_, i) => 10 ** (i / 2 - 5));

/** The same in whole decades, for many features. */
export const decades: readonly number[] = lambdas.filter((_, i) => i % 2 === 0);

/**
 * In which units weights are shrunk: of features standardised on the very rows that are fitted, or of the features as they are, where
 * they were standardised before. A feature that hardly varies over a part of the rows then keeps a small weight there.
 */
export type RidgeScale = 'own' | 'given';

/**
 * Fits ridge: it minimises the mean squared error plus λ Σ w², w being the weights of standardised features, the intercept
 * free (scikit-learn's alpha is λ × rows). Origin, standardisation and λ come from the rows `train` alone: λ has the least
 * squared error over `inner`, folds of `train`; one candidate needs none.
 */
export async function fitRidge(
  x: Rows,
  y: Rows,
  train: Uint32Array,
  inner: Fold[],
  pause: Pause,
  candidates: readonly number[] = lambdas,
  scale: RidgeScale = 'own',
): Promise<LinearModel> {
  return (await fitRidgeOnFolds(x, y, train, [inner], pause, candidates, scale)).whole(1);
}

/** By how many folds of each partition λ is judged: many features, which come standardised, take their time. */
const judgingFolds: Record<RidgeScale, number> = { own: Infinity, given: 3 };

/** The ridge of a multiple of the chosen λ. */
export type RidgeAt = (times: number) => LinearModel;

/**
 * The same by several partitions of `train`, with ridge on the training part of each of their folds, null of one that is too small: each
 * for any multiple of the chosen λ. Each partition counts as much as the others: λ has the least sum of their errors, each as a multiple of its
 * least, lest the far folds, whose errors are large, decide alone.
 */
export async function fitRidgeOnFolds(
  x: Rows,
  y: Rows,
  train: Uint32Array,
  inner: Fold[][],
  pause: Pause,
  candidates: readonly number[] = lambdas,
  scale: RidgeScale = 'own',
): Promise<{ whole: RidgeAt; ofFolds: (RidgeAt | null)[] }> {
  const origin = originOf(x, y, train);
  const whole = await momentsOf(x, y, train, origin, pause);
  const relative = new Float64Array(candidates.length);
  const solvers: (ReturnType<typeof solver> | null)[] = [];
  for (const folds of inner) {
    const errors = new Float64Array(candidates.length);
    for (const [f, fold] of folds.entries()) {
      const test = await momentsOf(x, y, fold.test, origin, pause);
      const buffer = await momentsOf(x, y, fold.buffer, origin, pause);
      const solve = fold.train.length < 2 ? null : solver(without(without(whole, test), buffer), scale);
      solvers.push(solve);
      for (const [i, lambda] of solve && f < judgingFolds[scale] ? candidates.entries() : []) {
        errors[i] += squaredError(solve!(lambda), test);
        await pause();
      }
    }
    const least = errors.reduce((best, error) => Math.min(best, error), Infinity);
    errors.forEach((error, i) => (relative[i] += least > 0 ? error / least : 1));
  }
  const lambda = candidates[relative.indexOf(Math.min(...relative))];
  const modelOf =
    (solve: ReturnType<typeof solver>): RidgeAt =>
    (times) =>
      linearModel(solve(times * lambda), times * lambda, origin);
  return { whole: modelOf(solver(whole, scale)), ofFolds: solvers.map((solve) => solve && modelOf(solve)) };
}

/** Ridge for each of several penalties, at the price of one. */
export async function fitRidges(
  x: Rows,
  y: Rows,
  train: Uint32Array,
  penalties: readonly number[],
  pause: Pause,
): Promise<LinearModel[]> {
  const origin = originOf(x, y, train);
  return linearModels(await momentsOf(x, y, train, origin, pause), origin, penalties);
}

const originOf = (x: Rows, y: Rows, train: Uint32Array): Origin => ({
  x: columnScales(x, train).means,
  y: columnScales(y, train).means,
});

function linearModels(moments: Moments, origin: Origin, penalties: readonly number[]): LinearModel[] {
  const solve = solver(moments, 'own');
  return penalties.map((lambda) => linearModel(solve(lambda), lambda, origin));
}

const linearModel = ({ weights, intercept }: Linear, lambda: number, origin: Origin): LinearModel => ({
  lambda,
  origin: origin.x,
  weights,
  intercept: intercept.map((value, k) => value + origin.y[k]),
});

/** λ → weights, from the moments of the training rows alone. */
function solver(moments: Moments, scale: RidgeScale): (lambda: number) => Linear {
  const { count, x, y, xy } = moments;
  const [p, q] = [x.length, y.length];
  const { means, deviations, correlations } = standardise(moments, scale);
  const yMeans = y.map((sum) => sum / count);
  const covariances = new Matrix(p, q);
  for (let i = 0; i < p; i++)
    for (let k = 0; k < q; k++)
      covariances.set(i, k, (xy[i * q + k] / count - means[i] * yMeans[k]) / deviations[i]);
  const solve = positiveSolver(correlations, covariances);

  return (lambda) => {
    const standardised = solve(lambda);
    const weights = new Float64Array(p * q);
    const intercept = Float64Array.from(yMeans);
    for (let i = 0; i < p; i++)
      for (let k = 0; k < q; k++) {
        weights[i * q + k] = standardised.get(i, k) / deviations[i];
        intercept[k] -= weights[i * q + k] * means[i];
      }
    return { weights, intercept };
  };
}

/** Σ (y − ŷ)² over rows known by their moments alone. */
function squaredError({ weights, intercept }: Linear, { count, x, y, xx, xy, yy }: Moments): number {
  const [p, q] = [x.length, y.length];
  let error = 0;
  for (let k = 0; k < q; k++) {
    const b = intercept[k];
    error += yy[k] - 2 * b * y[k] + count * b * b;
    for (let i = 0; i < p; i++) {
      const w = weights[i * q + k];
      let quadratic = (w * xx[i * p + i]) / 2;
      for (let j = i + 1; j < p; j++) quadratic += weights[j * q + k] * xx[i * p + j];
      error += 2 * w * (quadratic + b * x[i] - xy[i * q + k]);
    }
  }
  return error;
}
