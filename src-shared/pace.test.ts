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
  meter(at(0), 0);
  meter(at(10), 1000);
  const { perSecond } = meter(at(12), 2000);
  expect(perSecond).toBeGreaterThan(8);
  expect(perSecond).toBeLessThan(10);
});

it('writes durations as people say them', () => {
  expect([0.4, 59.4, 185, 7800].map(formatDuration)).toEqual(['0 s', '59 s', '3 min 05 s', '2 h 10 min']);
});
