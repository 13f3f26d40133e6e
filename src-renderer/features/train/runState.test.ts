import { expect, it } from 'vitest';
import { isResumable, lastedS, parseTags, toggled } from './runState';

it('resumes all that is neither at work nor done', () => {
  const states = ['created', 'running', 'cancelled', 'interrupted', 'failed', 'done'] as const;
  expect(states.filter((state) => isResumable({ state }))).toEqual([
    'created',
    'cancelled',
    'interrupted',
    'failed',
  ]);
});

it('says how long a run lasted', () => {
  const createdAt = '2026-01-05T10:00:00.000Z';
  expect(lastedS({ createdAt, finishedAt: '2026-01-05T10:03:05.000Z' })).toBe(185);
  expect(lastedS({ createdAt, finishedAt: null })).toBe(null);
});

it('reads tags', () => {
  expect(parseTags(' price,, Cambridge ,price')).toEqual(['price', 'Cambridge']);
  expect(parseTags(' ')).toEqual([]);
});

it('ticks two runs at most', () => {
  expect([toggled([], 1), toggled([1], 2), toggled([1, 2], 3), toggled([1, 2], 1)]).toEqual([
    [1],
    [1, 2],
    [2, 3],
    [2],
  ]);
});
