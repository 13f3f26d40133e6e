import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Executor } from '../program/executor';
import { createExecutor } from '../executors/createExecutor';
import { expectClose } from '../golden/close.fixture';
import * as golden from '../golden/losses.fixture';
import { mean, softmax, toMatrix } from '../golden/numbers.fixture';
import { normals } from '../golden/random.fixture';
import { prototypesInUse } from './clustering';
import { sinkhornView } from './sinkhorn';

let executor: Executor;
beforeAll(async () => {
  executor = await createExecutor('cpu');
});
afterAll(() => executor.dispose());

describe('prototypesInUse', () => {
  it('is what the entropy of the mean assignment says', () => {
    const rows = toMatrix(normals(4 * 5, 81), 5).map(softmax);
    expectClose(prototypesInUse(tf.tensor(rows.flat(), [2, 2, 5])).dataSync(), [
      golden.prototypesInUse(rows),
    ]);
  });

  it('is 1 where all are used alike and 1/n where one takes everything', () => {
    const rows = (...of: number[]) => tf.oneHot(tf.tensor1d(of, 'int32'), 4);
    expectClose(prototypesInUse(rows(0, 1, 2, 3)).dataSync(), [1]);
    expectClose(prototypesInUse(rows(2, 2, 2, 2)).dataSync(), [0.25]);
    expectClose(prototypesInUse(rows(0, 0, 3, 3)).dataSync(), [0.5]);
  });
});

describe('sinkhornView', () => {
  const scores = normals(6 * 4, 82).map((value) => value / 4);
  const view = () => sinkhornView(tf.tensor2d(scores, [6, 4]), tf.scalar(0.1), 3);

  it('gives the probabilities of the reference and their entropy', () => {
    const expected = golden.sinkhorn(toMatrix(scores, 4), 0.1, 3);
    const { probabilities, entropy } = view();
    expect(probabilities.shape).toEqual([2, 3, 4]);
    expectClose(probabilities.dataSync(), expected.flat());
    expectClose(entropy.dataSync(), [mean(expected.map((p) => golden.crossEntropy(p, p)))]);
  });

  it('uses every score, where centring by 0 may not', () => {
    const oneSided = tf.tensor2d(
      Array.from({ length: 24 }, (_, i) => (i % 4 === 0 ? 1 : i / 100)),
      [6, 4],
    );
    const { probabilities } = sinkhornView(oneSided, tf.scalar(0.04), 20);
    const shares = tf.mean(tf.reshape(probabilities, [6, 4]), 0).dataSync();
    expectClose(shares, [0.25, 0.25, 0.25, 0.25], 0.05);
  });

  it('does not overflow at scores that exp cannot take', () => {
    const far = tf.tensor2d([100, -100, 50, 0], [2, 2]);
    expect([...sinkhornView(far, tf.scalar(0.04), 3).probabilities.dataSync()].every(Number.isFinite)).toBe(
      true,
    );
  });
});
