/** A row-major table of numbers, `[rows, width]`. */
export interface Rows {
  width: number;
  data: Float64Array | Float32Array;
}

/** Mean and standard deviation of each column over some rows; a constant column has the deviation 1. */
export interface ColumnScales {
  means: Float64Array;
  deviations: Float64Array;
}

export function columnScales({ width, data }: Rows, rows: Uint32Array): ColumnScales {
  const means = new Float64Array(width);
  for (const row of rows) for (let j = 0; j < width; j++) means[j] += data[row * width + j] / rows.length;
  const squares = new Float64Array(width);
  for (const row of rows)
    for (let j = 0; j < width; j++) squares[j] += (data[row * width + j] - means[j]) ** 2 / rows.length;
  const deviations = squares.map((square, j) => deviationOf(square, means[j]));
  return { means, deviations };
}

/** What rounding leaves of a constant column is no spread. */
export function deviationOf(variance: number, mean: number): number {
  return variance > 1e-20 * (1 + mean * mean) ? Math.sqrt(variance) : 1;
}
