import * as tf from '@tensorflow/tfjs-core';
import { fusedGelu, hasFusedKernels } from './fused';

const slope = 2 * Math.sqrt(2 / Math.PI);
const cubic = 0.044715;

/** σ(2 √(2/π) (x + 0.044715 x³)), which is ½ (1 + tanh(√(2/π) (x + 0.044715 x³))); `squares` are those of x. */
const share = (x: tf.Tensor, squares: tf.Tensor) =>
  tf.sigmoid(tf.mul(x, tf.add(tf.mul(squares, slope * cubic), slope)));

/**
 * Gaussian error linear unit in its tanh form (Hendrycks & Gimpel 2016): ½ x (1 + tanh(√(2/π) (x + 0.044715 x³))). The
 * same form on every executor.
 */
export function gelu(x: tf.Tensor): tf.Tensor {
  const activate = tf.customGrad((input, save) => {
    const value = hasFusedKernels() ? fusedGelu(input as tf.Tensor) : plain(input as tf.Tensor);
    (save as unknown as tf.GradSaveFunc)([input as tf.Tensor, value]);
    return { value, gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => tf.mul(dy, derivative(saved)) };
  });
  return activate(x);
}

const plain = (x: tf.Tensor) => tf.mul(x, share(x, tf.square(x)));

/** Of y = x σ(u): σ + y (1 − σ) u′, with u′ = 2 √(2/π) (1 + 3 · 0.044715 x²). Each operation is a pass over memory. */
function derivative([x, y]: tf.Tensor[]): tf.Tensor {
  const squares = tf.square(x);
  const sigma = share(x, squares);
  const inner = tf.add(tf.mul(squares, 3 * slope * cubic), slope);
  return tf.add(sigma, tf.mul(tf.mul(y, tf.sub(1, sigma)), inner));
}
