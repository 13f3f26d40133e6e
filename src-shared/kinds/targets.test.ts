import { expect, it } from 'vitest';
import { byClassName, isTargetId, proposedTargets, targetTransforms } from './targets';

it('ids are short words that no figure of a run goes by', () => {
  const good = ['price', 'population', 'rent-2024', '지가', 'a'];
  const bad = ['', 'Price', 'total', 'location', 'constructor', 'a/b', '-a', 'a-', 'a b', 'x'.repeat(65)];
  expect([...good, ...bad].filter(isTargetId)).toEqual(good);
  expect(Object.keys(proposedTargets).every(isTargetId)).toBe(true);
});

it.each(Object.entries(targetTransforms))('%s leads there and back', (_name, { isUsable, forward, back }) => {
  for (const value of [1e-3, 1, 250_000].filter(isUsable)) expect(back(forward(value))).toBeCloseTo(value, 6);
  expect(isUsable(NaN) || isUsable(Infinity)).toBe(false);
});

it('orders classes as numbers, then as texts', () => {
  const sorted = ['-1', '9', '10', '1e3', 'B', 'a', '가'];
  expect(sorted.toReversed().sort(byClassName)).toEqual(sorted);
  expect(['01', '1'].sort(byClassName)).toEqual(['01', '1'].toReversed().sort(byClassName));
});
