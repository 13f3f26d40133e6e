import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Executor } from '../program/executor';
import { createExecutor } from '../executors/createExecutor';
import { expectClose } from '../golden/close.fixture';
import { numericGradient } from '../golden/gradient.fixture';
import * as golden from '../golden/losses.fixture';
import { toMatrix } from '../golden/numbers.fixture';
import { normals } from '../golden/random.fixture';
import { classLoss, locationLoss, valueLoss } from './geo';

let executor: Executor;
beforeAll(async () => {
  executor = await createExecutor('cpu');
});
afterAll(() => executor.dispose());

/** Checks value and gradient of a loss of the predictions against its golden definition. */
function check(
  loss: (x: tf.Tensor) => tf.Scalar,
  definition: (x: number[]) => number,
  shape: number[],
): void {
  const x = normals(
    shape.reduce((a, b) => a * b),
    21,
  );
  const { value, grad } = tf.valueAndGrad(loss)(tf.tensor(x, shape));
  expectClose(value.dataSync(), [definition(x)]);
  expectClose(grad.dataSync(), numericGradient(definition, x));
}

describe('valueLoss', () => {
  const values = [0.5, null, -1.25, null];
  const known = () => tf.tensor1d(values.map((value) => (value === null ? 0 : 1)));

  it('is the mean squared error of the known values', () => {
    const filled = tf.tensor1d(values.map((value) => value ?? 0));
    check(
      (x) => valueLoss(x, filled, known()),
      (x) => golden.valueLoss(x, values),
      [4],
    );
  });

  it('is 0, with no gradient, where no value is known', () => {
    const { value, grad } = tf.valueAndGrad((x: tf.Tensor) => valueLoss(x, tf.zeros([2]), tf.zeros([2])))(
      tf.tensor1d([3, 4]),
    );
    expect([value.dataSync()[0], ...grad.dataSync()]).toEqual([0, 0, 0]);
  });
});

describe('classLoss', () => {
  const oneHot = (classes: number[]) =>
    tf.tensor2d(classes.map((c) => [0, 1, 2].map((i) => (i === c ? 1 : 0))));

  it('is the mean cross-entropy of the known classes', () => {
    const classes = [2, -1, 0, 1];
    check(
      (x) => classLoss(x as tf.Tensor2D, oneHot(classes)),
      (x) => golden.classLoss(toMatrix(x, 3), classes),
      [4, 3],
    );
  });

  it('is 0 where no class is known', () => {
    expect(classLoss(tf.ones([2, 3]), oneHot([-1, -1])).dataSync()[0]).toBe(0);
  });
});

describe('locationLoss', () => {
  it('is the mean squared error of latitude and longitude', () => {
    const location = normals(6, 22);
    check(
      (x) => locationLoss(x as tf.Tensor2D, tf.tensor2d(location, [3, 2])),
      (x) => golden.locationLoss(toMatrix(x, 2), toMatrix(location, 2)),
      [3, 2],
    );
  });
});
