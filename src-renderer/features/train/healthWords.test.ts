import { expect, it } from 'vitest';
import { healthFigure, healthKey } from './healthWords';

const loss = (alarm: boolean, value: number) => ({ signal: 'loss' as const, alarm, value });

it('tells the collapses of the loss apart', () => {
  expect([loss(false, 3), loss(true, 5.54), loss(true, 0.68), loss(true, 0.01)].map(healthKey)).toEqual([
    'health.loss',
    'health.loss.stuck',
    'health.loss.stuck',
    'health.loss.oneClass',
  ]);
});

it('names the other signs, with their figure', () => {
  const entropy = { signal: 'teacherEntropy' as const, alarm: false, value: 0.724 };
  const spread = { signal: 'embeddingSpread' as const, alarm: true, value: 0.22 };
  const prototypes = { signal: 'prototypes' as const, alarm: true, value: 0.03 };
  expect([entropy, spread, prototypes].map((sign) => [healthKey(sign), healthFigure(sign)])).toEqual([
    ['health.teacherEntropy', '72 %'],
    ['health.embeddingSpread.alarm', '22 %'],
    ['health.prototypes.alarm', '3 %'],
  ]);
  expect(healthFigure(loss(false, 4.3851))).toBe('4.385');
  const rank = { signal: 'effectiveRank' as const, alarm: false, value: 12.345 };
  const rollBack = { signal: 'rollBack' as const, alarm: true, value: 2 };
  const price = { signal: 'neighboursPrice' as const, alarm: true, value: -0.12 };
  expect([rank, rollBack, price].map((sign) => [healthKey(sign), healthFigure(sign)])).toEqual([
    ['health.effectiveRank', '12.3'],
    ['health.rollBack.alarm', '2'],
    ['health.neighboursPrice.alarm', '-12 %'],
  ]);
});
