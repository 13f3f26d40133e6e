import { isConstant } from '../../../src-shared/isConstant';

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

/** Of a constant column 1. */
export const deviationOf = (variance: number, mean: number): number =>
  isConstant(variance, mean) ? 1 : Math.sqrt(variance);
