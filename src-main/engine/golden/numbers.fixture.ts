/** Slow, plain float64 arithmetic for the golden reference: no tensors, no broadcasting, one loop a formula. Test only. */

/** Rows of numbers. */
export type Matrix = number[][];

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
export const mean = (values: readonly number[]) => sum(values) / values.length;
export const dot = (a: readonly number[], b: readonly number[]) => sum(a.map((value, i) => value * b[i]));
export const plus = (a: readonly number[], b: readonly number[]) => a.map((value, i) => value + b[i]);
export const length = (values: readonly number[]) => Math.sqrt(dot(values, values));

export function toMatrix(flat: ArrayLike<number>, columns: number): Matrix {
  return Array.from({ length: flat.length / columns }, (_, row) =>
    Array.from({ length: columns }, (_, column) => flat[row * columns + column]),
  );
}

export const columnOf = (matrix: Matrix, column: number) => matrix.map((row) => row[column]);

/** A row times a matrix `[inputs, outputs]`, plus a bias. */
export function affine(row: readonly number[], weights: Matrix, bias: readonly number[]): number[] {
  return bias.map((offset, column) =>
    row.reduce((total, value, input) => total + value * weights[input][column], offset),
  );
}

export function softmax(row: readonly number[]): number[] {
  const exponentials = row.map((value) => Math.exp(value - Math.max(...row)));
  return exponentials.map((value) => value / sum(exponentials));
}

export function layerNorm(
  row: readonly number[],
  gain: readonly number[],
  bias: readonly number[],
): number[] {
  const centre = mean(row);
  const variance = mean(row.map((value) => (value - centre) ** 2));
  return row.map((value, i) => ((value - centre) / Math.sqrt(variance + 1e-6)) * gain[i] + bias[i]);
}

/** GELU in its tanh form (Hendrycks & Gimpel 2016, section 2). */
export function gelu(x: number): number {
  return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
}
