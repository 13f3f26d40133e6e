import { expect, it } from 'vitest';
import { type ModelFigures } from '../../../src-shared/contract/app/predictions';
import { bestOf, verdictOf } from './verdict';

/** The verdict on predictions of the trained encoder. */
const verdict = (r2: Record<string, number | null>) =>
  verdictOf({
    figures: Object.entries(r2).map(([model, value]) => ({
      model,
      r2: value,
    })) as ModelFigures[],
    model: 'trainedEncoder',
  });

it('judges the model that predicts against the better coordinate baseline, also when it loses', () => {
  const baselines = { nearestOnCoordinates: 0.2, ridgeOnCoordinates: 0.25 };
  const withOther = { ...baselines, trainedEncoderAndCoordinates: 0.75 };
  expect([
    verdict({ ...withOther, trainedEncoder: 0.5 }),
    verdict({ ...withOther, trainedEncoder: 0.125 }),
    verdict({ nearestOnCoordinates: -1, trainedEncoder: 0.5 }),
    verdict({ nearestOnCoordinates: -1, trainedEncoder: 0.015625 }),
    verdict({ ...baselines, randomEncoder: 0.75, trainedEncoder: 0.5 }),
    verdict({ ...baselines, coordinatesChosen: 0.75, trainedEncoder: 0.5 }),
    verdict({ ...baselines, randomEncoderChosen: 0.75, trainedEncoder: 0.5 }),
    verdict({ ...baselines, trainedEncoder: null }),
    verdict(baselines),
  ]).toEqual([
    { kind: 'wins', r2: 0.5, by: 0.25 },
    { kind: 'loses', r2: 0.125, by: 0.125 },
    { kind: 'wins', r2: 0.5, by: 0.5 },
    { kind: 'worthless', r2: 0.015625, by: 0.015625 },
    { kind: 'untrained', r2: 0.5, by: 0.25 },
    { kind: 'loses', r2: 0.5, by: 0.25 },
    { kind: 'untrained', r2: 0.5, by: 0.25 },
    null,
    null,
  ]);
});

it('finds the best figure of a column', () => {
  expect([bestOf([1, null, 3], false), bestOf([1, null, 3], true), bestOf([null], true)]).toEqual([
    3,
    1,
    null,
  ]);
});
