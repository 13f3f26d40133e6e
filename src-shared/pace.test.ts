import { expect, it } from 'vitest';
import { formatDuration, paceMeter } from './pace';

const at = (done: number, stage = 'draw', total: number | null = 100) => ({
  stage,
  done,
  total,
});

it('says rate and remaining time, and starts afresh with a new stage', () => {
  const meter = paceMeter();
  expect(meter(at(0), 1000)).toEqual({ perSecond: null, etaS: null });
  expect(meter(at(10), 2000)).toEqual({ perSecond: 10, etaS: 9 });
  expect(meter(at(20), 3000)).toEqual({ perSecond: 10, etaS: 8 });
  expect(meter(at(0, 'store'), 4000)).toEqual({ perSecond: null, etaS: null });
  expect(meter(at(5, 'store', null), 5000)).toEqual({ perSecond: 5, etaS: null });
});

it('follows a change of speed without jumping to it', () => {
  const meter = paceMeter();
  for (let second = 0; second <= 9; second++) meter(at(10 * second), 1000 * second);
  const { perSecond } = meter(at(92), 10_000);
  expect(perSecond).toBeGreaterThan(8);
  expect(perSecond).toBeLessThan(10);
});

it('writes durations as people say them', () => {
  expect([0.4, 59.4, 185, 7800].map(formatDuration)).toEqual(['0 s', '59 s', '3 min 05 s', '2 h 10 min']);
});

it('is not misled by what was done in the first moment', () => {
  const pace = paceMeter();
  const at = (done: number, seconds: number) => pace({ stage: 'draw', done, total: 1000 }, 1000 * seconds);
  at(0, 0);
  at(200, 0.01);
  for (let second = 1; second < 50; second++) at(200 + 10 * second, second);
  const { perSecond, etaS } = at(700, 50);
  expect([perSecond! < 13, etaS! > 20]).toEqual([true, true]);
});
