import { expect, test } from 'vitest';
import { type ProposedTarget, proposedTargets } from '../../src-shared/kinds/targets';
import { type Evaluation, type ModelEvaluation } from '../predict/evaluate';
import { metricsMarkdown } from './metricsReport';

const row = (model: ModelEvaluation['model'], r2: number, hasClasses: boolean): ModelEvaluation => ({
  model,
  pooled: { count: 40, r2, rmse: 0.5, mae: 0.4, original: { rmse: 20, mae: 10, mape: 0.125 } },
  byFold: [],
  interval: { level: 0.9, halfWidth: 1, coverage: 0.9 },
  ratios: null,
  classes: hasClasses ? { count: 10, top1: 0.5, top5: 0.9, macroF1: 0.4 } : null,
});

const evaluation = (target: ProposedTarget, r2: number): Evaluation => ({
  target,
  definition: proposedTargets[target],
  split: { name: 'area', seed: 1, folds: 5, bufferM: 256 },
  folds: [1],
  labelledPlaces: 200,
  usedPlaces: 190,
  columns: { used: [], leftOut: [] },
  embeddingSetId: 2,
  runId: 1,
  randomSetId: 1,
  rows: [
    row('nearestOnCoordinates', 0.25, target === 'population'),
    row('trainedEncoder', r2, target === 'population'),
  ],
});

test('one table for each target and split, over all seeds', () => {
  const report = {
    place: 'Sample city (generated)',
    generated: true,
    attribution: 'Generated sample data, not a real place',
    preset: 'quick',
    executor: 'compiled',
    seeds: [1, 2],
    placeCount: 2500,
    imageCount: 2400,
    evaluations: [
      { seed: 1, evaluation: evaluation('price', 0.5) },
      { seed: 1, evaluation: evaluation('population', 0.5) },
      { seed: 2, evaluation: evaluation('price', 0.7) },
      { seed: 2, evaluation: evaluation('population', 0.5) },
    ],
    stages: [
      { stage: 'train', seconds: 61.25 },
      { stage: 'evaluate', seconds: 2 },
    ],
  };
  expect(metricsMarkdown(report)).toMatchInlineSnapshot(`
    "# Sample city (generated)

    Generated sample data, not a real place.

    2,500 places, 2,400 map images kept. Preset quick, executor compiled, seeds 1, 2. Labels of the scored folds were hidden from every training head; all rows of a table are scored on the same places.

    \`\`\`text
    price, split "new area": fold 1 of 5, 190 places, buffer 256 m, mean ± sd of 2 runs
    model                      median error, %  COD, %  PRD  PRB             R²  RMSE, sd of log  MAE, sd of log  MAE, price  RMSE, price     MAPE, %  in 90 % interval, %
    nearest 50 on coordinates                –       –    –    –  0.250 ± 0.000    0.500 ± 0.000   0.400 ± 0.000      10 ± 0       20 ± 0  12.5 ± 0.0           90.0 ± 0.0
    ridge on trained encoder                 –       –    –    –  0.600 ± 0.141    0.500 ± 0.000   0.400 ± 0.000      10 ± 0       20 ± 0  12.5 ± 0.0           90.0 ± 0.0
    \`\`\`

    \`\`\`text
    population, split "new area": fold 1 of 5, 190 places, buffer 256 m, mean ± sd of 2 runs
    model                                 R²  RMSE, sd of log  MAE, sd of log    top-1, %    top-5, %       macro-F1  in 90 % interval, %
    nearest 50 on coordinates  0.250 ± 0.000    0.500 ± 0.000   0.400 ± 0.000  50.0 ± 0.0  90.0 ± 0.0  0.400 ± 0.000           90.0 ± 0.0
    ridge on trained encoder   0.500 ± 0.000    0.500 ± 0.000   0.400 ± 0.000  50.0 ± 0.0  90.0 ± 0.0  0.400 ± 0.000           90.0 ± 0.0
    \`\`\`

    \`\`\`text
    train                       61.3 s
    evaluate                     2.0 s
    \`\`\`

    Total: 63 s.
    "
  `);
});
