import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** Rows that the axes are found from at most, evenly taken. */
const fittedRows = 20_000;

/**
 * Scores of the rows (`[rows, dimension]`) on the first `count` principal components: `count` columns of one value a row,
 * largest variance first. The sign of a component is chosen so that its largest loading is positive.
 */
export function principalComponents(vectors: Float32Array, dimension: number, count: number): Float32Array[] {
  const rows = vectors.length / dimension;
  const mean = meanRow(vectors, dimension);
  const { eigenvectorMatrix } = new EigenvalueDecomposition(covariance(vectors, dimension, mean), {
    assumeSymmetric: true,
  });
  // Eigenvalues come in ascending order.
  const axes = Array.from({ length: Math.min(count, dimension) }, (_, i) =>
    signed(eigenvectorMatrix.getColumn(dimension - 1 - i)),
  );
  return axes.map((axis) => {
    const scores = new Float32Array(rows);
    for (let row = 0; row < rows; row++)
      for (let i = 0; i < dimension; i++) scores[row] += (vectors[row * dimension + i] - mean[i]) * axis[i];
    return scores;
  });
}

function meanRow(vectors: Float32Array, dimension: number): Float64Array {
  const sum = new Float64Array(dimension);
  vectors.forEach((value, i) => (sum[i % dimension] += value));
  return sum.map((value) => value / Math.max(1, vectors.length / dimension));
}

function covariance(vectors: Float32Array, dimension: number, mean: Float64Array): Matrix {
  const rows = vectors.length / dimension;
  const step = Math.max(1, Math.floor(rows / fittedRows));
  const sum = new Float64Array(dimension * dimension);
  const centred = new Float64Array(dimension);
  for (let row = 0; row < rows; row += step) {
    for (let i = 0; i < dimension; i++) centred[i] = vectors[row * dimension + i] - mean[i];
    for (let i = 0; i < dimension; i++)
      for (let j = 0; j <= i; j++) sum[i * dimension + j] += centred[i] * centred[j];
  }
  const matrix = new Matrix(dimension, dimension);
  for (let i = 0; i < dimension; i++)
    for (let j = 0; j < dimension; j++)
      matrix.set(i, j, sum[Math.max(i, j) * dimension + Math.min(i, j)] / rows);
  return matrix;
}

function signed(axis: number[]): number[] {
  const largest = axis.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  return largest < 0 ? axis.map((value) => -value) : axis;
}

/** Values scaled so that their 2nd and 98th percentiles become 0 and 1, clipped beyond: for colours. */
export function stretched(values: Float32Array): Float32Array {
  if (values.length === 0) return values;
  const sorted = values.toSorted();
  const low = sorted[Math.floor(0.02 * (sorted.length - 1))];
  const high = sorted[Math.ceil(0.98 * (sorted.length - 1))];
  const span = high - low || 1;
  return values.map((value) => Math.min(1, Math.max(0, (value - low) / span)));
}
