import { expect, it } from 'vitest';
import { isConstant } from './isConstant';

/** Of a list of equal values, as it is summed up in practice. */
function ofEqual(value: number, count: number): boolean {
  const values = new Array<number>(count).fill(value);
  const mean = values.reduce((sum, each) => sum + each, 0) / count;
  return isConstant(values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / count, mean);
}

it('tells equal values by their variance, which rounding keeps from being zero', () => {
  expect([Math.log(500), 0.1, 1e9 / 3, -1e-9 / 7, 0].map((value) => ofEqual(value, 100_003))).toEqual(
    Array.from({ length: 5 }, () => true),
  );
  expect([isConstant(1e-6, 1000), isConstant(1e-12, 0), isConstant(NaN, 0)]).toEqual([false, false, true]);
});
