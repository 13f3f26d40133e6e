import { expect, it } from 'vitest';
import { type ModelFigures } from '../../../src-shared/contract/app/predictions';
import { bestOf, verdictOf } from './verdict';

const figures = (r2: Record<string, number | null>) =>
  Object.entries(r2).map(([model, value]) => ({ model, r2: value })) as ModelFigures[];

it('judges the embedding against the better coordinate baseline, also when it loses', () => {
  const baselines = { nearestOnCoordinates: 0.2, ridgeOnCoordinates: 0.3 };
  expect(
    verdictOf(figures({ ...baselines, trainedEncoder: 0.1, trainedEncoderAndCoordinates: 0.5 })),
  ).toEqual({ kind: 'wins', by: 0.2 });
  expect(verdictOf(figures({ ...baselines, trainedEncoder: 0.05 }))).toEqual({ kind: 'loses', by: 0.25 });
  expect(verdictOf(figures({ nearestOnCoordinates: -1, trainedEncoder: -0.5 }))).toEqual({
    kind: 'worthless',
    by: 0.5,
  });
  const random = { ...baselines, randomEncoder: 0.5 };
  expect(verdictOf(figures({ ...random, trainedEncoder: 0.4 }))).toMatchObject({ kind: 'untrained' });
  const chosen = { ...baselines, trainedEncoder: 0.4, trainedEncoderAndCoordinatesChosen: 0.6 };
  expect(verdictOf(figures({ ...chosen, coordinatesChosen: 0.7 }))).toMatchObject({ kind: 'loses' });
  expect(verdictOf(figures({ ...chosen, randomEncoderChosen: 0.65 }))).toMatchObject({ kind: 'untrained' });
  expect(verdictOf(figures({ ...baselines, trainedEncoder: null }))).toBeNull();
});

it('finds the best figure of a column', () => {
  expect([bestOf([1, null, 3], false), bestOf([1, null, 3], true), bestOf([null], true)]).toEqual([
    3,
    1,
    null,
  ]);
});
