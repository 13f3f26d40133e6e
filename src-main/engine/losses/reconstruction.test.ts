import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Executor } from '../program/executor';
import { createExecutor } from '../executors/createExecutor';
import { expectClose } from '../golden/close.fixture';
import { numericGradient } from '../golden/gradient.fixture';
import * as golden from '../golden/losses.fixture';
import { toMatrix } from '../golden/numbers.fixture';
import { normals } from '../golden/random.fixture';
import { contextOf, reconstructionLoss } from './reconstruction';

let executor: Executor;
beforeAll(async () => {
  executor = await createExecutor('cpu');
});
afterAll(() => executor.dispose());

const side = 8;
const values = side * side * 3;
const images = normals(2 * values, 61);
const tensor = (flat: number[]) => tf.tensor4d(flat, [2, side, side, 3]);

describe('contextOf', () => {
  it('keeps the border of 3 pixels and blanks the rest', () => {
    const expected = toMatrix(images, values).flatMap(golden.contextOf);
    expectClose(contextOf(tensor(images)).dataSync(), expected);
    // Of 8 × 8 pixels all but 2 × 2.
    expect(expected.filter((value) => value === 0)).toHaveLength(2 * 2 * 2 * 3);
  });
});

describe('reconstructionLoss', () => {
  it('is the mean squared error inside the border, with its gradient', () => {
    const predicted = normals(2 * values, 62);
    const definition = (x: number[]) =>
      golden.reconstructionLoss(toMatrix(x, values), toMatrix(images, values));
    const { value, grad } = tf.valueAndGrad((x: tf.Tensor) =>
      reconstructionLoss(x as tf.Tensor4D, tensor(images)),
    )(tensor(predicted));
    expectClose(value.dataSync(), [definition(predicted)]);
    expectClose(grad.dataSync(), numericGradient(definition, predicted));
  });
});
