import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** `[rows × width]`, row-major, each row scaled to length 1. */
export function unitRows(vectors: Float32Array, width: number): Float64Array {
  const unit = Float64Array.from(vectors);
  for (let start = 0; start < unit.length; start += width) {
    const row = unit.subarray(start, start + width);
    const length = Math.hypot(...row) || 1;
    row.forEach((value, i) => (row[i] = value / length));
  }
  return unit;
}

/**
 * Effective rank (Roy & Vetterli 2007) of a matrix `[rows × width]`: exp of the entropy of its singular values over their
 * sum. 1 where all rows point one way, at most the smaller side.
 */
export function effectiveRank(values: Float64Array, width: number): number {
  const eigenvalues = new EigenvalueDecomposition(gram(values, width), { assumeSymmetric: true })
    .realEigenvalues;
  const singular = eigenvalues.map((value) => Math.sqrt(Math.max(value, 0)));
  const total = singular.reduce((sum, value) => sum + value, 0);
  const shares = singular.map((value) => value / total).filter((share) => share > 0);
  return Math.exp(-shares.reduce((sum, share) => sum + share * Math.log(share), 0));
}

/** X Xᵀ or Xᵀ X, whichever is smaller: both have the squared singular values of X as eigenvalues. */
function gram(values: Float64Array, width: number): Matrix {
  const x = Matrix.from1DArray(values.length / width, width, values);
  return x.rows < x.columns ? x.mmul(x.transpose()) : x.transpose().mmul(x);
}
