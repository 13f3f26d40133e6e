import { expect, it } from 'vitest';
import { compactness, entropy } from './formulas';

it('knows how mixed shares are', () => {
  expect(entropy([])).toBe(0);
  expect(entropy([0, 0])).toBe(0);
  expect(entropy([0.3])).toBe(0);
  expect(entropy([0.2, 0.2, 0, 0.2, 0.2])).toBeCloseTo(Math.log(4), 12);
  // −(0.75 ln 0.75 + 0.25 ln 0.25), of shares that do not add up to 1.
  expect(entropy([0.3, 0.1])).toBeCloseTo(0.562335145, 9);
});

it('knows how round an area is', () => {
  expect(compactness(Math.PI, 2 * Math.PI)).toBeCloseTo(1, 12);
  expect(compactness(9, 12)).toBeCloseTo(Math.PI / 4, 12);
  expect(compactness(0, 0)).toBe(0);
});
