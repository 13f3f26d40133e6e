import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Executor } from '../program/executor';
import { createExecutor } from '../executors/createExecutor';
import { expectClose } from '../golden/close.fixture';
import * as golden from '../golden/losses.fixture';
import { columnOf, mean, toMatrix } from '../golden/numbers.fixture';
import { normals } from '../golden/random.fixture';
import { numericGradient } from '../golden/gradient.fixture';
import { distillationLoss, nextCentre, teacherView } from './distillation';

let executor: Executor;
beforeAll(async () => {
  executor = await createExecutor('cpu');
});
afterAll(() => executor.dispose());

const [batch, k] = [3, 5];
const rows = (views: number, key: number) => normals(views * batch * k, 11, key);
const tensor = (values: number[]) => tf.tensor2d(values, [values.length / k, k]);
const centre = normals(k, 12);

/** `[view][image]` rows of K numbers. */
const byView = (values: number[]) => toMatrix(values, batch * k).map((view) => toMatrix(view, k));

function goldenTeacher(scores: number[], temperature: number) {
  return byView(scores).map((view) =>
    view.map((row) => golden.teacherProbabilities(row, centre, temperature)),
  );
}

describe('teacherView', () => {
  it('gives the sharpened, centred probabilities and their entropy', () => {
    const scores = rows(2, 1);
    const view = teacherView(tf.sub(tensor(scores), centre), tf.scalar(0.5));
    const expected = goldenTeacher(scores, 0.5);
    expectClose(view.probabilities.dataSync(), expected.flat(2));
    expectClose(view.entropy.dataSync(), [mean(expected.flat().map((p) => golden.crossEntropy(p, p)))]);
  });
});

describe.each([0, 1, 3])('distillationLoss with %i local views', (locals) => {
  const targets = goldenTeacher(rows(2, 1), 0.5);
  const probabilities = () => tf.tensor3d(targets.flat(2), [2, batch, k]);
  const globals = rows(2, 2);
  const localScores = rows(locals, 3);
  const expected = (globalScores: number[], local: number[]) =>
    golden.distillationLoss(targets, [...byView(globalScores), ...byView(local)], 0.1);
  const loss = (g: tf.Tensor, l: tf.Tensor) =>
    distillationLoss(probabilities(), g as tf.Tensor2D, locals ? (l as tf.Tensor2D) : null, 0.1);

  it('is the mean cross-entropy over pairs of different views', () => {
    const found = loss(tensor(globals), tensor(localScores)).dataSync();
    expectClose(found, [expected(globals, localScores)]);
  });

  it('has the gradient of its definition', () => {
    const both = tf.grads((g, l) => tf.add(loss(g, l), tf.mul(tf.sum(l), 0)) as tf.Scalar);
    const [byGlobals, byLocals] = both([tensor(globals), tensor(localScores)]);
    expectClose(
      byGlobals.dataSync(),
      numericGradient((g) => expected(g, localScores), globals),
    );
    expectClose(
      byLocals.dataSync(),
      numericGradient((l) => expected(globals, l), localScores),
    );
  });
});

describe('nextCentre', () => {
  it('moves by a tenth towards the mean of the teacher’s scores', () => {
    const scores = rows(2, 4);
    const found = nextCentre(tf.tensor1d(centre), tensor(scores), 0.9).dataSync();
    const means = centre.map((_, i) => mean(columnOf(toMatrix(scores, k), i)));
    expectClose(
      found,
      centre.map((value, i) => 0.9 * value + 0.1 * means[i]),
    );
  });

  it('leaves the centre where it is at momentum 1', () => {
    expect([...nextCentre(tf.tensor1d([1, 2]), tf.tensor2d([[5, 5]]), 1).dataSync()]).toEqual([1, 2]);
  });
});
