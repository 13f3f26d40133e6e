import { expect, it } from 'vitest';
import { type ModelFigures } from '../../../src-shared/contract/app/predictions';
import { proposedTargets, type TargetKind } from '../../../src-shared/kinds/targets';
import { bestOf, verdictOf, whyNoVerdict } from './verdict';

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
    verdict({ ...baselines, trainedEncoder: 0.2509765625 }),
    verdict({ ...baselines, randomEncoder: 0.5, trainedEncoder: 0.5 }),
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
    { kind: 'even', r2: 0.2509765625, by: 0.0009765625 },
    { kind: 'asUntrained', r2: 0.5, by: 0 },
    null,
    null,
  ]);
});

it('says why there is no verdict where labels do not differ', () => {
  const why = (kind: TargetKind, r2: number | null, top1: number | null) => {
    const figures = [{ model: 'trainedEncoder', r2, top1 }] as ModelFigures[];
    return whyNoVerdict({ figures, definition: { ...proposedTargets.price, kind } })?.key ?? null;
  };
  expect([
    why('value', null, null),
    why('value', 0.5, null),
    why('density', null, null),
    why('density', 0.5, 0.5),
    why('class', null, null),
    why('class', null, 0.5),
  ]).toEqual(['predict.constantLabels', null, 'predict.constantLabels', null, 'predict.oneClass', null]);
});

it('finds the best figure of a column, where they differ', () => {
  const found = [
    bestOf([1, null, 3], false),
    bestOf([1, null, 3], true),
    bestOf([null], true),
    bestOf([2, null], true),
  ];
  expect([...found, bestOf([0, 0, null], true)]).toEqual([3, 1, null, 2, null]);
});
