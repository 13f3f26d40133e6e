import * as tf from '@tensorflow/tfjs-core';
import { type TensorMap } from '../program/executor';
import { layerNorm } from '../ops/layerNorm';
import { weight } from './parameters';

/** x · W + b over the last axis: `[…, inputs]` → `[…, outputs]`. */
export function linear(x: tf.Tensor, weights: TensorMap, name: string): tf.Tensor {
  const matrix = weight(weights, `${name}.weight`);
  const [inputs, outputs] = matrix.shape;
  const product = tf.matMul(tf.reshape(x, [-1, inputs]) as tf.Tensor2D, matrix as tf.Tensor2D);
  return tf.reshape(tf.add(product, weight(weights, `${name}.bias`)), [...x.shape.slice(0, -1), outputs]);
}

/** Layer normalisation over the last axis with the gain and bias of that name. */
export function normalise(x: tf.Tensor, weights: TensorMap, name: string): tf.Tensor {
  return layerNorm(x, weight(weights, `${name}.gain`), weight(weights, `${name}.bias`));
}

/** x / ‖x‖₂ along an axis. The small term keeps the gradient finite at 0. */
export function unitLength(x: tf.Tensor, axis: number): tf.Tensor {
  const squares = tf.sum(tf.square(x), axis, true);
  return tf.mul(x, tf.rsqrt(tf.add(squares, 1e-12)));
}
