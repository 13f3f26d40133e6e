import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { type Fold } from '../splits/split';
import { type Moments, momentsOf, type Origin, without } from './moments';
import { columnScales, deviationOf, type Rows } from './rows';

/** Candidate penalties: 10⁻⁵ … 10² in half decades. */
export const lambdas: readonly number[] = Array.from({ length: 15 }, (_, i) => 10 ** (i / 2 - 5));

/**
 * Linear model of several outputs: ŷ = intercept + (x − origin)ᵀ weights. It minimises the mean squared error plus
 * λ Σ w², w being the weights of standardised features, the intercept free. (scikit-learn's alpha is λ × rows.)
 */
export interface Ridge {
  lambda: number;
  origin: Float64Array;
  /** `[width of x, width of y]`, for features as they come. */
  weights: Float64Array;
  intercept: Float64Array;
}

/**
 * Fits on the rows `train`, everything (origin, standardisation, λ) from these rows alone. λ has the least squared error
 * over `inner`: folds of `train` in the indices of `x`. One candidate needs no inner folds.
 */
export function fitRidge(
  x: Rows,
  y: Rows,
  train: Uint32Array,
  inner: Fold[],
  candidates: readonly number[] = lambdas,
): Ridge {
  const origin = { x: columnScales(x, train).means, y: columnScales(y, train).means };
  const whole = momentsOf(x, y, train, origin);
  const lambda = candidates.length === 1 ? candidates[0] : bestLambda(x, y, whole, origin, inner, candidates);
  const { weights, intercept } = solver(whole)(lambda);
  return { lambda, origin: origin.x, weights, intercept: intercept.map((value, k) => value + origin.y[k]) };
}

/** `[rows, outputs]`. */
export function predictRidge(
  { origin, weights, intercept }: Ridge,
  x: Rows,
  rows: Uint32Array,
): Float64Array {
  const q = intercept.length;
  const predicted = new Float64Array(rows.length * q);
  rows.forEach((row, r) => {
    for (let k = 0; k < q; k++) {
      let sum = intercept[k];
      for (let i = 0; i < x.width; i++) sum += (x.data[row * x.width + i] - origin[i]) * weights[i * q + k];
      predicted[r * q + k] = sum;
    }
  });
  return predicted;
}

interface Linear {
  weights: Float64Array;
  intercept: Float64Array;
}

function bestLambda(
  x: Rows,
  y: Rows,
  whole: Moments,
  origin: Origin,
  inner: Fold[],
  candidates: readonly number[],
): number {
  const errors = new Float64Array(candidates.length);
  for (const fold of inner) {
    if (fold.train.length < 2) continue;
    const test = momentsOf(x, y, fold.test, origin);
    const solve = solver(without(without(whole, test), momentsOf(x, y, fold.buffer, origin)));
    candidates.forEach((lambda, i) => (errors[i] += squaredError(solve(lambda), test)));
  }
  return candidates[errors.indexOf(Math.min(...errors))];
}

/** λ → weights, by one eigendecomposition of the features' correlation matrix. */
function solver(moments: Moments): (lambda: number) => Linear {
  const { count, x, y, xy } = moments;
  const [p, q] = [x.length, y.length];
  const means = x.map((sum) => sum / count);
  const yMeans = y.map((sum) => sum / count);
  const deviations = means.map((mean, i) => deviationOf(moments.xx[i * p + i] / count - mean * mean, mean));
  const { values, vectors } = eigen(correlations(moments, means, deviations));
  const covariances = new Matrix(p, q);
  for (let i = 0; i < p; i++)
    for (let k = 0; k < q; k++)
      covariances.set(i, k, (xy[i * q + k] / count - means[i] * yMeans[k]) / deviations[i]);
  const rotated = vectors.transpose().mmul(covariances);

  return (lambda) => {
    const shrunk = rotated.clone();
    values.forEach((value, i) => shrunk.mulRow(i, 1 / (Math.max(value, 0) + lambda)));
    const standardised = vectors.mmul(shrunk);
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

function correlations({ count, xx }: Moments, means: Float64Array, deviations: Float64Array): Matrix {
  const p = means.length;
  const matrix = new Matrix(p, p);
  for (let i = 0; i < p; i++)
    for (let j = i; j < p; j++) {
      const value = (xx[i * p + j] / count - means[i] * means[j]) / (deviations[i] * deviations[j]);
      matrix.set(i, j, value);
      matrix.set(j, i, value);
    }
  return matrix;
}

function eigen(symmetric: Matrix): { values: number[]; vectors: Matrix } {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, {
    assumeSymmetric: true,
  });
  return { values: realEigenvalues, vectors: eigenvectorMatrix };
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
