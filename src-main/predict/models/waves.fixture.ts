import { type Rows } from './rows';

/** Smooth features of 24 rows, and two targets of which the second follows from them. */
export const indices = Array.from({ length: 24 }, (_, i) => i);
export const waves = indices.map((i) =>
  [0, 1, 2, 3].map((j) => Math.sin(1 + i * (j + 1) * 0.7) * (j + 1) + 3),
);
export const x: Rows = { width: 4, data: Float64Array.from(waves.flat()) };
export const y: Rows = {
  width: 2,
  data: Float64Array.from(
    waves.flatMap((row, i) => [Math.cos(i), row[0] - 0.5 * row[2] + 0.1 * Math.cos(3 * i)]),
  ),
};
