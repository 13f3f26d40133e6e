import { expect, it } from 'vitest';
import { proposedTargets, type TargetKind } from '../../src-shared/kinds/targets';
import { classMetrics } from './classes';
import { type ScoredTable } from './evaluationFigures';
import { evaluationTable } from './evaluationTable';
import { regressionMetrics } from './metrics';

/** A table of one model whose truths are these labels, which it guesses as one. */
function tableOf(kind: TargetKind, truth: number[]): ScoredTable {
  const values = Float64Array.from(truth, Math.log);
  const isVaried = new Set(truth).size > 1;
  const fold = { fold: 0, test: Uint32Array.from(truth.keys()), truth: values, predicted: values };
  const classes = [...new Set(truth)];
  const own = truth.map((label) => classes.indexOf(label));
  const scores = { width: classes.length, data: new Float64Array(truth.length * classes.length) };
  return {
    target: 'price',
    definition: { ...proposedTargets.price, kind },
    split: { name: 'gaps', folds: 5, bufferM: 0 } as ScoredTable['split'],
    folds: [0],
    usedPlaces: truth.length,
    rows: [
      {
        model: 'ridgeOnCoordinates',
        pooled:
          kind === 'class' ? null : regressionMetrics([{ ...fold, deviation: isVaried ? 1 : null }], 'log'),
        interval: null,
        ratios: null,
        classes: kind === 'value' ? null : classMetrics(own, scores),
      },
    ],
  };
}

const lines = (kind: TargetKind, truth: number[]) => evaluationTable([tableOf(kind, truth)]).split('\n');
const same = [500, 500, 500, 500];

it('tells no R² of labels that are all the same, and why', () => {
  const [, head, row, why] = lines('value', same);
  const figures = (line: string) =>
    line
      .slice(line.indexOf('  '))
      .trim()
      .split(/\s{2,}/);
  expect([figures(head).slice(0, 7), figures(row).slice(0, 9), why]).toEqual([
    ['median error, %', 'COD, %', 'PRD', 'PRB', 'R²', 'RMSE, sd of log', 'MAE, sd of log'],
    ['–', '–', '–', '–', '–', '–', '–', '0', '0'],
    'R² is not defined: all labels that were tested are the same, so that nothing can be told apart and no model is better than another.',
  ]);
  expect(lines('value', [400, 500, 600])).toHaveLength(3);
});

it('tells no shares of one class, and why; of a density the reason of its values', () => {
  expect(lines('class', same).slice(2).join(' ')).toMatch(
    /–\s+–\s+– How many classes were told right means nothing: all labels are of one class/,
  );
  expect(lines('density', same)[3]).toMatch(/^R² is not defined/);
  expect(lines('class', [1, 2, 1])).toHaveLength(3);
});
