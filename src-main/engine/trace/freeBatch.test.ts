import * as tf from '@tensorflow/tfjs-core';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src-shared/errors';
import { batchMarker, freeBatch } from './freeBatch';
import { OnnxGraph } from './onnxGraph';
import { graphTensor, tracing } from './traceProgram';

/** A model of `fn` over `x` `[n, 4]`, traced once. */
function modelOf(fn: (x: tf.Tensor) => tf.Tensor): Uint8Array {
  const graph = new OnnxGraph('standard');
  tracing(graph, (backend) =>
    tf.tidy(() => {
      const name = graph.addInput('x', 'float32', ['n', 4]);
      const y = fn(graphTensor(backend, { name, shape: [batchMarker, 4], dtype: 'float32' }));
      graph.addOutput('y', backend.value(y).name, 'float32', ['n', ...y.shape.slice(1)]);
    }),
  );
  freeBatch(graph, 'x');
  return graph.toBytes();
}

/** What the model makes of 0, 1, 2, … in two rows. */
async function valuesOf(fn: (x: tf.Tensor) => tf.Tensor): Promise<number[][]> {
  const session = await InferenceSession.create(modelOf(fn));
  const rows = async (count: number) => {
    const values = Float32Array.from({ length: count * 4 }, (_, i) => i);
    const { y } = await session.run({ x: new Tensor('float32', values, [count, 4]) });
    return Array.from(y.data as Float32Array);
  };
  const found = [await rows(1), await rows(2)];
  await session.release();
  return found;
}

describe('freeBatch', () => {
  it('infers the batch of shapes, also where it is multiplied', async () => {
    const halves = (x: tf.Tensor) =>
      tf.reshape(tf.mul(tf.reshape(x, [batchMarker * 2, 2]), [1, 10]), [batchMarker, 4]);
    const turned = (x: tf.Tensor) =>
      tf.reshape(tf.transpose(tf.reshape(x, [batchMarker, 2, 2]), [0, 2, 1]), [batchMarker, 4]);
    expect(await valuesOf(turned)).toEqual([
      [0, 2, 1, 3],
      [0, 2, 1, 3, 4, 6, 5, 7],
    ]);
    expect(await valuesOf(halves)).toEqual([
      [0, 10, 2, 30],
      [0, 10, 2, 30, 4, 50, 6, 70],
    ]);
  });

  it('slices to the end of the batch', async () => {
    expect(await valuesOf((x) => tf.slice(x, [0, 1], [batchMarker, 2]))).toEqual([
      [1, 2],
      [1, 2, 5, 6],
    ]);
  });

  it('repeats a constant row as often as there are images', async () => {
    const start = (x: tf.Tensor) =>
      tf.concat([tf.fill([batchMarker, 1], 7), tf.zeros([batchMarker, 1]), x], 1);
    expect(await valuesOf(start)).toEqual([
      [7, 0, 0, 1, 2, 3],
      [7, 0, 0, 1, 2, 3, 7, 0, 4, 5, 6, 7],
    ]);
  });

  it('refuses what stays bound to the number of images', () => {
    const refused = (fn: (x: tf.Tensor) => tf.Tensor) => {
      try {
        modelOf(fn);
      } catch (error) {
        return error instanceof AppError ? error.code : String(error);
      }
      return 'nothing';
    };
    const numbered = tf.tensor2d(
      Float32Array.from({ length: batchMarker }, (_, i) => i),
      [batchMarker, 1],
    );
    const found = [
      refused((x) => tf.add(x, numbered)),
      refused((x) => tf.slice(tf.concat([x, x], 0), [batchMarker, 0], [batchMarker, 4])),
      refused((x) => tf.tile(tf.slice(x, [0, 0], [batchMarker, 1]), [1, batchMarker])),
    ];
    numbered.dispose();
    expect(found).toEqual(['bug/unexpected', 'bug/unexpected', 'bug/unexpected']);
  });
});
