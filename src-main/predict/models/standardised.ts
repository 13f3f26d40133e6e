import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { factorise, solveFactorised } from './cholesky';
import { type Moments } from './moments';
import { deviationOf } from './rows';

/** Second-order statistics of the features of some rows, standardised on these rows or taken as they are. */
export interface Standardised {
  means: Float64Array;
  deviations: Float64Array;
  /** `[width, width]`. */
  correlations: Matrix;
}

export function standardise({ count, x, xx }: Moments, scale: 'own' | 'given' = 'own'): Standardised {
  const p = x.length;
  const means = x.map((sum) => sum / count);
  const deviations = means.map((mean, i) =>
    scale === 'given' ? 1 : deviationOf(xx[i * p + i] / count - mean * mean, mean),
  );
  const correlations = new Matrix(p, p);
  for (let i = 0; i < p; i++)
    for (let j = i; j < p; j++) {
      const value = (xx[i * p + j] / count - means[i] * means[j]) / (deviations[i] * deviations[j]);
      correlations.set(i, j, value);
      correlations.set(j, i, value);
    }
  return { means, deviations, correlations };
}

/**
 * λ → (symmetric + λ I)⁻¹ right, for many λ at the price of one eigendecomposition. Of a covariance within classes, which may come
 * with eigenvalues below 0: they count as 0.
 */
export function shrunkSolver(symmetric: Matrix, right: Matrix): (lambda: number) => Matrix {
  if (symmetric.rows === 0) return () => right;
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, {
    assumeSymmetric: true,
  });
  const rotated = eigenvectorMatrix.transpose().mmul(right);
  return (lambda) => {
    const shrunk = rotated.clone();
    realEigenvalues.forEach((value, i) => shrunk.mulRow(i, 1 / (Math.max(value, 0) + lambda)));
    return eigenvectorMatrix.mmul(shrunk);
  };
}

/** The same of a positive semidefinite matrix, by a Cholesky factor for each λ: quicker, and in smaller pieces, where features are many. */
export function positiveSolver(symmetric: Matrix, right: Matrix): (lambda: number) => Matrix {
  const [n, columns] = [symmetric.rows, right.columns];
  if (n === 0) return () => right;
  const given = Float64Array.from(symmetric.to1DArray());
  const factor = new Float64Array(n * n);
  return (lambda) => {
    factor.set(given);
    for (let i = 0; i < n; i++) factor[i * (n + 1)] += lambda;
    factorise(factor, n);
    const solved = new Matrix(n, columns);
    for (let k = 0; k < columns; k++) {
      const column = Float64Array.from(right.getColumn(k));
      solveFactorised(factor, column, n);
      solved.setColumn(k, [...column]);
    }
    return solved;
  };
}
