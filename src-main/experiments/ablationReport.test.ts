import { expect, it } from 'vitest';
import { type ModelId } from '../../src-shared/kinds/models';
import { proposedTargets } from '../../src-shared/kinds/targets';
import { type ModelEvaluation } from '../predict/evaluate';
import { type ScoredTable } from '../predict/evaluationFigures';
import { ablationTables, rowsOf } from './ablationReport';

const rowOf = (model: ModelId, r2: number): ModelEvaluation => ({
  model,
  pooled: { count: 40, r2, rmse: 0.5, mae: 0.4, original: { rmse: 20, mae: 10, mape: null } },
  byFold: [],
  interval: { level: 0.9, halfWidth: 1, coverage: 0.9 },
  ratios: null,
  classes: null,
});

function tableOf(models: Partial<Record<ModelId, [dino: number, geo: number]>>): ScoredTable {
  const entries = Object.entries(models) as [ModelId, [number, number]][];
  const rows = ['dino', 'geo'].flatMap((encoder, i) =>
    rowsOf(
      encoder,
      entries.map(([model, r2]) => rowOf(model, r2[i])),
    ),
  );
  return {
    target: 'price',
    definition: proposedTargets.price,
    split: { name: 'gaps', seed: 1, folds: 5, bufferM: 0 },
    folds: [1],
    usedPlaces: 40,
    rows,
  };
}

it('tells gains in the forms that were scored, each over the same form', () => {
  const gainsOf = (table: ScoredTable) =>
    ablationTables([[table]], ['dino', 'geo'])[0].gains.map(({ model, encoder, over, r2 }) => [
      model,
      encoder,
      over,
      r2?.mean,
    ]);
  expect(gainsOf(tableOf({ trainedEncoder: [0.25, 0.5] }))).toEqual([
    ['trainedEncoder', 'geo', 'dino', 0.25],
  ]);
  expect(gainsOf(tableOf({ trainedEncoder: [0.25, 0.5], trainedEncoderChosen: [0.5, 0.625] }))).toEqual([
    ['trainedEncoder', 'geo', 'dino', 0.25],
    ['trainedEncoderChosen', 'geo', 'dino', 0.125],
  ]);
});
