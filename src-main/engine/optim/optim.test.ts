import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Executor } from '../program/executor';
import { createExecutor } from '../executors/createExecutor';
import { expectClose } from '../golden/close.fixture';
import { toMatrix } from '../golden/numbers.fixture';
import { adamwSteps } from '../golden/optimiser.fixture';
import { normals } from '../golden/random.fixture';
import { adamw, biasCorrections, clipScale, norm, ratesOf, type Moments } from './adamw';
import { ema } from './ema';

let executor: Executor;
beforeAll(async () => {
  executor = await createExecutor('cpu');
});
afterAll(() => executor.dispose());

type Four = [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];

const shapes: { name: string; shape: number[]; weightDecay: number }[] = [
  { name: 'a matrix', shape: [2, 3], weightDecay: 0.4 },
  { name: 'a tensor that does not decay', shape: [6], weightDecay: 0 },
];

describe.each(shapes)('adamw on $name', ({ shape, weightDecay }) => {
  it('follows the reference over five steps, with clipping', () => {
    const gradients = toMatrix(normals(30, 31), 6).map((row, i) => row.map((value) => value * 10 ** (i - 2)));
    const start = normals(6, 32);
    let parameter: tf.Tensor = tf.tensor(start, shape);
    let moments: Moments = { first: tf.zeros(shape), second: tf.zeros(shape) };
    gradients.forEach((gradient, step) => {
      const { first, second } = biasCorrections(step + 1);
      const rates = ratesOf(...([0.05, 0.4, first, second].map((value) => tf.scalar(value)) as Four));
      if (weightDecay === 0) rates.kept = null;
      const raw = tf.tensor(gradient, shape);
      ({ parameter, moments } = adamw(parameter, raw, clipScale(norm(raw), 3), moments, rates));
    });
    const expected = adamwSteps(start, gradients, { learningRate: 0.05, weightDecay, clipNorm: 3 });
    expectClose(parameter.dataSync(), expected.parameter);
    expectClose(moments.first.dataSync(), expected.first);
    expectClose(moments.second.dataSync(), expected.second);
  });
});

describe('clipScale', () => {
  it('shortens a long gradient and leaves a short one as it is', () => {
    const clipped = (values: number[]) => {
      const gradient = tf.tensor1d(values);
      return [...tf.mul(gradient, clipScale(norm(gradient), 3)).dataSync()];
    };
    expectClose(clipped([30, 40]), [1.8, 2.4]);
    expect([clipped([0.25, 0.5]), clipped([0, 0])]).toEqual([
      [0.25, 0.5],
      [0, 0],
    ]);
  });
});

describe('ema', () => {
  it('keeps a share of the teacher and takes the rest from the student', () => {
    expectClose(ema(tf.tensor1d([1, 2]), tf.tensor1d([3, -2]), tf.scalar(0.75)).dataSync(), [1.5, 1]);
  });
});
