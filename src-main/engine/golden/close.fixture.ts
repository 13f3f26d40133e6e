import { expect } from 'vitest';

/** Asserts that float32 values agree with float64 ones, relative to the largest of these. */
export function expectClose(found: ArrayLike<number>, expected: ArrayLike<number>, relative = 1e-5): void {
  const scale = Math.max(...Array.from(expected, Math.abs), 1e-3);
  const worst = Math.max(...Array.from(found, (value, i) => Math.abs(value - expected[i]) / scale));
  expect({ length: found.length, close: worst <= relative, worst }).toEqual({
    length: expected.length,
    close: true,
    worst,
  });
}
