import * as tf from '@tensorflow/tfjs-core';
import { fusedGelu, hasFusedKernels } from './fused';

const slope = Math.sqrt(2 / Math.PI);
const cubic = 0.044715;

/** tanh(√(2/π) (x + 0.044715 x³)). */
const squashed = (x: tf.Tensor) => tf.tanh(tf.mul(tf.mul(x, tf.add(tf.mul(tf.square(x), cubic), 1)), slope));

/**
 * Gaussian error linear unit in its tanh form (Hendrycks & Gimpel 2016): ½ x (1 + tanh(√(2/π) (x + 0.044715 x³))). The
 * same form on every executor.
 */
export function gelu(x: tf.Tensor): tf.Tensor {
  const activate = tf.customGrad((input, save) => {
    (save as unknown as tf.GradSaveFunc)([input as tf.Tensor]);
    const value = hasFusedKernels() ? fusedGelu(input as tf.Tensor) : plain(input as tf.Tensor);
    return { value, gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => tf.mul(dy, derivative(saved[0])) };
  });
  return activate(x);
}

const plain = (x: tf.Tensor) => tf.mul(tf.mul(x, 0.5), tf.add(squashed(x), 1));

/** ½ (1 + t) + ½ x (1 − t²) √(2/π) (1 + 3 · 0.044715 x²), t being the squashed input. */
function derivative(x: tf.Tensor): tf.Tensor {
  const t = squashed(x);
  const inner = tf.mul(tf.add(tf.mul(tf.square(x), 3 * cubic), 1), slope);
  const outer = tf.mul(tf.mul(x, tf.sub(1, tf.square(t))), inner);
  return tf.mul(tf.add(tf.add(t, 1), outer), 0.5);
}
