import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { type ExecutorId } from '../../../src-shared/kinds/executors';
import { expectClose } from '../golden/close.fixture';
import { normals } from '../golden/random.fixture';
import { conv2d } from '../ops/conv2d';
import { createExecutor } from './createExecutor';
import { type HostMap, type ProgramSpec } from '../program/executor';

const float = (...shape: number[]) => ({ shape, dtype: 'float32' as const });

function gradients(size: number, stride: 1 | 2): ProgramSpec {
  return {
    state: {},
    data: { x: float(2, 5, 6, 3), kernel: float(size, size, 3, 4) },
    compute: (_state, { x, kernel }) => {
      const loss = (...[image, filter]: tf.Tensor[]) =>
        tf.sum(tf.square(conv2d(image as tf.Tensor4D, filter, stride)));
      const [ofX, ofKernel] = tf.grads(loss)([x, kernel]);
      return { state: {}, outputs: { ofX, ofKernel } };
    },
  };
}

async function valuesOn(name: ExecutorId, spec: ProgramSpec): Promise<HostMap> {
  const program = await (await createExecutor(name)).prepare(spec);
  const drawn = Object.entries(spec.data).map(([key, { shape }], i) => [
    key,
    Float32Array.from(normals(tf.util.sizeFromShape(shape), 4, i)),
  ]);
  await program.load({});
  return program.run(Object.fromEntries(drawn) as HostMap);
}

it.each([
  [1, 1],
  [3, 1],
  [3, 2],
  [7, 2],
] as const)(
  'has the gradients of a convolution of size %i and stride %i, and leaves nothing',
  async (size, stride) => {
    const spec = gradients(size, stride);
    const expected = await valuesOn('cpu', spec);
    await valuesOn('wasm', spec);
    const held = tf.backend().numDataIds();
    const found = await valuesOn('wasm', spec);
    expect(tf.backend().numDataIds()).toBe(held);
    for (const name of Object.keys(expected)) expectClose(found[name], expected[name]);
  },
);
