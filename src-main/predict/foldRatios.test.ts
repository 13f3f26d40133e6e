import { expect, it } from 'vitest';
import { proposedTargets, type TargetDefinition } from '../../src-shared/kinds/targets';
import { foldRatios } from './foldRatios';
import { pauses } from './pause';

const fold = (truth: number[], predicted: number[]) => ({
  fold: 0,
  test: Uint32Array.from(truth.keys()),
  truth: Float64Array.from(truth),
  predicted: Float64Array.from(predicted),
  deviation: 1,
});
const { price } = proposedTargets;
const ratiosOf = (target: TargetDefinition, ...folds: ReturnType<typeof fold>[]) =>
  foldRatios(folds, target, 1, pauses());

it('studies the ratios of all folds together, in the target’s own unit', async () => {
  const folds = [fold([1, 2, 3], [1.5, 2.5, 3.5]), fold([4, 5], [3, 5])];
  const study = await ratiosOf(price, ...folds);
  const ratios = [Math.exp(-1), 1, Math.exp(0.5), Math.exp(0.5), Math.exp(0.5)];
  expect(study!.untrimmed).toMatchObject({
    count: 5,
    median: { value: expect.closeTo(ratios[2], 12) as number },
  });
  expect(study!.untrimmed.mape).toBeCloseTo(ratios.reduce((sum, r) => sum + Math.abs(r - 1), 0) / 5, 12);
});

it('has none of densities, of values that are not above 0, and of few', async () => {
  const five = fold([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]);
  const plain = { ...price, transform: 'none' } as const;
  expect(await ratiosOf(plain, five)).not.toBeNull();
  expect(await ratiosOf(proposedTargets.population, five)).toBeNull();
  expect(await ratiosOf(plain, five, fold([-3], [1]))).toBeNull();
  expect(await ratiosOf({ ...price, transform: 'log1p' }, five, fold([1], [0]))).toBeNull();
  expect(await ratiosOf(price, fold([1, 2], [1, 2]))).toBeNull();
});
