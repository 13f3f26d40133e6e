import { describe, expect, it } from 'vitest';
import { proposedTargets, type TargetDefinition } from '../../src-shared/kinds/targets';
import { randomStream } from '../../src-shared/random';
import {
  classesOf,
  classFigures,
  classMetrics,
  classOf,
  classOfLabel,
  densityClasses,
  oneHot,
} from './classes';
import { conformal, conformalHalfWidth } from './conformal';
import { regressionMetrics, type ScoredFold } from './metrics';

const fold = (truth: number[], predicted: number[], deviation: number): ScoredFold => ({
  fold: 0,
  test: Uint32Array.from(truth.keys()),
  truth: Float64Array.from(truth),
  predicted: Float64Array.from(predicted),
  deviation,
});

describe('regression metrics', () => {
  it('gives R² of the log, errors of the standardised log and of the price', () => {
    // scikit-learn 1.9.1: r2_score([1, 2, 3.5, 5], [1.1, 1.8, 3.9, 4.2]) = 0.907482993197279.
    const { original, ...found } = regressionMetrics([fold([1, 2, 3.5, 5], [1.1, 1.8, 3.9, 4.2], 2)], 'log');
    expect(found.r2).toBeCloseTo(0.907482993197279, 12);
    expect(found.rmse).toBeCloseTo(Math.sqrt((0.01 + 0.04 + 0.16 + 0.64) / 4) / 2, 12);
    expect(found.mae).toBeCloseTo((0.1 + 0.2 + 0.4 + 0.8) / 4 / 2, 12);
    const pairs = [
      [1, 1.1],
      [2, 1.8],
      [3.5, 3.9],
      [5, 4.2],
    ];
    const errors = pairs.map(([truth, predicted]) => Math.abs(Math.exp(truth) - Math.exp(predicted)));
    expect(original.mae).toBeCloseTo(errors.reduce((a, b) => a + b) / 4, 9);
    expect(original.mape).toBeCloseTo(
      [0.1, -0.2, 0.4, -0.8].reduce((sum, d) => sum + Math.abs(1 - Math.exp(d)), 0) / 4,
      12,
    );
  });

  it('pools folds in their own standard deviations and gives no MAPE beside an empty place', () => {
    const pooled = regressionMetrics([fold([0, 1], [0.5, 1], 0.5), fold([2, 3], [2, 2], 1)], 'log1p');
    expect(pooled).toMatchObject({ count: 4, r2: 1 - 1.25 / 5, mae: 0.5 });
    expect(pooled.rmse).toBeCloseTo(Math.sqrt(0.5), 12);
    expect(pooled.original.mape).toBeNull();
  });
});

describe('labels that are all the same', () => {
  const same = (value: number, count = 400) => new Array<number>(count).fill(value);

  it('have no R², on whatever scale, and errors in their own unit alone', () => {
    for (const value of [Math.log(500), 0, 1e9 / 3]) {
      const constant = { ...fold(same(value), same(value), 1), deviation: null };
      const { original, ...found } = regressionMetrics([constant, constant], 'none');
      expect(found).toEqual({ count: 800, r2: null, rmse: null, mae: null });
      expect(original.mae).toBe(0);
    }
  });

  it('in one fold leave R² of the others, and of all together', () => {
    const [constant, varied] = [fold(same(2, 3), [2, 2.5, 2], 1), fold([1, 2, 4], [1, 2, 3], 1)];
    expect(regressionMetrics([constant], 'none').r2).toBeNull();
    expect(regressionMetrics([constant, varied], 'none').r2).toBeCloseTo(
      1 - 1.25 / (6 * (33 / 6 - (13 / 6) ** 2)),
      9,
    );
    const unlearnt = { ...constant, deviation: null };
    expect(regressionMetrics([unlearnt, varied], 'none')).toMatchObject({ rmse: null, mae: null });
  });

  it('are one class, of which no share is told unless another class is tested', () => {
    const scores = { width: 1, data: Float64Array.of(1, 1) };
    expect(classMetrics([0, 0], scores)).toEqual({
      count: 2,
      classes: 1,
      top1: null,
      top5: null,
      macroF1: null,
    });
    expect(classMetrics([0, -1], scores)).toMatchObject({ top1: 0.5, top5: 0.5 });
  });
});

describe('conformal intervals', () => {
  it('takes the order statistic, and no finite one of too few residuals', () => {
    const nine = [9, 1, -8, 2, 7, -3, 6, 4, 5];
    expect([0.5, 0.8, 0.9, 0.91].map((level) => conformalHalfWidth(nine, level))).toEqual([
      5,
      8,
      9,
      Infinity,
    ]);
  });

  it('covers what it promises, measured on folds that the width was not made from', () => {
    const random = randomStream(1);
    const residuals = (n: number) => Float64Array.from({ length: n }, () => random.normal());
    const five = conformal(Array.from({ length: 5 }, () => residuals(1000)));
    expect(five.halfWidth).toBeCloseTo(1.645, 1);
    expect(five.coverage).toBeCloseTo(0.9, 1);
    expect(conformal([residuals(2000)]).coverage).toBeCloseTo(0.9, 1);
    expect(conformal([Float64Array.of(1, 2, 3)])).toEqual({
      level: 0.9,
      halfWidth: Infinity,
      coverage: null,
    });
  });

  it('shows where one fold is unlike the others', () => {
    const calm = new Float64Array(100).fill(0.1);
    expect(conformal([calm, calm, calm, new Float64Array(100).fill(5)]).coverage).toBe(0.75);
  });
});

describe('classes', () => {
  it('finds the densities that belong together, at most thirty', () => {
    expect(densityClasses([1, 2, 100, 101, 102, 5000], 3)).toEqual(Float64Array.of(1.5, 101, 5000));
    expect(densityClasses([4, 4, 9])).toEqual(Float64Array.of(4, 9));
    expect(densityClasses(Array.from({ length: 500 }, (_, i) => i * i)).length).toBe(30);
  });

  it('assigns to the nearest centre and encodes', () => {
    const centres = Float64Array.of(0, 10, 100);
    expect([0, 5, 5.1, 1e9].map((density) => classOf(centres, density))).toEqual([0, 0, 1, 2]);
    expect(oneHot([2, -1, 0], centres.length)).toEqual({
      width: 3,
      data: Float64Array.of(0, 0, 1, 0, 0, 0, 1, 0, 0),
    });
  });

  it('knows categories by themselves, and those that it does not know', () => {
    const target: TargetDefinition = { ...proposedTargets.price, kind: 'class', transform: 'none' };
    const classes = classesOf(target, [7, 2, 7, 11]);
    expect(classes).toEqual(Float64Array.of(2, 7, 11));
    expect([2, 11, 3].map((label) => classOfLabel(target, classes, label))).toEqual([0, 2, -1]);
    const scores = { width: 3, data: Float64Array.of(0, 1, 2, 0, 1, 2) };
    expect(classMetrics([2, -1], scores)).toMatchObject({ top1: 0.5, top5: 0.5 });
  });

  it('tells how well each class is found', () => {
    const pairs = [
      [0, 0],
      [0, 1],
      [1, 1],
      [0, 3],
    ].map(([truth, predicted]) => ({ truth, predicted }));
    expect(classFigures(['a', 'b', 'c', 'd'], pairs)).toEqual([
      { name: 'a', count: 3, recall: 1 / 3, precision: 1 },
      { name: 'b', count: 1, recall: 1, precision: 0.5 },
      { name: 'd', count: 0, recall: null, precision: 0 },
    ]);
  });

  it('scores like scikit-learn', () => {
    const truth = [0, 0, 1, 1, 2, 2, 2, 3];
    const guessed = [0, 1, 1, 1, 2, 0, 2, 4];
    const scores = Float64Array.from(
      guessed.flatMap((guess) => [0, 1, 2, 3, 4, 5].map((c) => (c === guess ? 1 : 0))),
    );
    // scikit-learn 1.9.1: f1_score(truth, guessed, average='macro') = 0.42
    const { macroF1, ...found } = classMetrics(truth, { width: 6, data: scores });
    expect(macroF1).toBeCloseTo(0.42, 12);
    expect(found).toEqual({ count: 8, classes: 6, top1: 5 / 8, top5: 1 });
  });

  it('counts the five highest, ties by order', () => {
    const scores = Float64Array.of(6, 5, 4, 3, 2, 1, 0, 0, 0, 0, 0, 0);
    expect(classMetrics([5, 4], { width: 6, data: scores })).toMatchObject({ top1: 0, top5: 0.5 });
  });
});
