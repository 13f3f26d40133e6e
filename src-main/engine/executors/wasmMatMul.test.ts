import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { type ExecutorId } from '../../../src-shared/kinds/executors';
import { randomStream } from '../../../src-shared/random';
import { expectClose } from '../golden/close.fixture';
import { createExecutor } from './createExecutor';
import { type HostMap, type ProgramSpec } from '../program/executor';

const float = (...shape: number[]) => ({ shape, dtype: 'float32' as const });

function product(transposeA: boolean, transposeB: boolean, batchA: number, batchB: number): ProgramSpec {
  return {
    state: {},
    data: {
      a: transposeA ? float(batchA, 3, 2) : float(batchA, 2, 3),
      b: transposeB ? float(batchB, 4, 3) : float(batchB, 3, 4),
    },
    compute: (_state, { a, b }) => {
      const multiply = (x: tf.Tensor, y: tf.Tensor) => tf.matMul(x, y, transposeA, transposeB);
      const outputs: Record<string, tf.Tensor> = { value: multiply(a, b) };
      if (batchA === batchB)
        [outputs.ofA, outputs.ofB] = tf.grads((x, y) => tf.sum(tf.square(multiply(x, y))))([a, b]);
      return { state: {}, outputs };
    },
  };
}

async function valuesOn(name: ExecutorId, spec: ProgramSpec): Promise<HostMap> {
  const random = randomStream(3);
  const draw = (shape: number[]) =>
    Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () => random.normal());
  const program = await (await createExecutor(name)).prepare(spec);
  await program.load({});
  return program.run({ a: draw(spec.data.a.shape), b: draw(spec.data.b.shape) });
}

const both = [false, true];
const cases = both.flatMap((a) => both.flatMap((b) => [[a, b, 2, 2] as const, [a, b, 2, 1] as const]));

it.each(cases)('multiplies with a transposed %s, b transposed %s, batches %i and %i', async (...shape) => {
  const spec = product(...shape);
  const expected = await valuesOn('cpu', spec);
  await valuesOn('wasm', spec);
  const held = tf.backend().numDataIds();
  const found = await valuesOn('wasm', spec);
  expect(tf.backend().numDataIds()).toBe(held);
  expect(Object.keys(found)).toEqual(Object.keys(expected));
  for (const name of Object.keys(expected)) expectClose(found[name], expected[name]);
});
