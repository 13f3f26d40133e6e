import { expect, it } from 'vitest';
import { linePath, nearestIndex, smoothed } from './series';

it('smooths with what is around', () => {
  expect(smoothed([1, 2, 6, NaN, 4], 1)).toEqual([1.5, 3, 4, 5, 4]);
  expect(smoothed([1, 5], 0)).toEqual([1, 5]);
  expect(smoothed([NaN], 3)).toEqual([NaN]);
});

it('draws a path that breaks where a value is missing', () => {
  const points = [
    [0, 1],
    [1, 2.25],
    [2, NaN],
    [3, 4],
  ] as const;
  expect(linePath(points)).toBe('M0.0 1.0L1.0 2.3M3.0 4.0');
  expect(linePath([])).toBe('');
});

it('finds the nearest step', () => {
  const steps = [10, 20, 40];
  expect([0, 14, 15, 16, 31, 99].map((step) => nearestIndex(steps, step))).toEqual([0, 0, 0, 1, 2, 2]);
  expect(nearestIndex([], 5)).toBe(-1);
});
