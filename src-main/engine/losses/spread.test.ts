import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Executor } from '../program/executor';
import { createExecutor } from '../executors/createExecutor';
import { expectClose } from '../golden/close.fixture';
import { numericGradient } from '../golden/gradient.fixture';
import * as golden from '../golden/losses.fixture';
import { toMatrix } from '../golden/numbers.fixture';
import { normals } from '../golden/random.fixture';
import { spreadLoss } from './spread';

let executor: Executor;
beforeAll(async () => {
  executor = await createExecutor('cpu');
});
afterAll(() => executor.dispose());

describe('spreadLoss', () => {
  it('is the mean logarithm of the distance to the nearest neighbour, with its gradient', () => {
    const embeddings = normals(5 * 4, 71);
    const definition = (x: number[]) => golden.spreadLoss(toMatrix(x, 4));
    const { value, grad } = tf.valueAndGrad((x: tf.Tensor) => spreadLoss(x as tf.Tensor2D))(
      tf.tensor2d(embeddings, [5, 4]),
    );
    expectClose(value.dataSync(), [definition(embeddings)]);
    expectClose(grad.dataSync(), numericGradient(definition, embeddings), 1e-4);
  });

  it('is finite, with a finite gradient, where two embeddings are the same', () => {
    const { value, grad } = tf.valueAndGrad((x: tf.Tensor) => spreadLoss(x as tf.Tensor2D))(tf.ones([3, 4]));
    // √ε of 10⁻⁶ is the least distance, up to the rounding of a product.
    expect(value.dataSync()[0]).toBeCloseTo(-Math.log(1e-3), 0);
    expect([...grad.dataSync()].every(Number.isFinite)).toBe(true);
  });
});
