import * as tf from '@tensorflow/tfjs-core';

const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-8;

/** 1 − β₁ᵗ and 1 − β₂ᵗ of step t = 1, 2, …: on the host, and into the program as data. */
export function biasCorrections(step: number): { first: number; second: number } {
  return { first: 1 - beta1 ** step, second: 1 - beta2 ** step };
}

/** The part of AdamW that is the same for every tensor of a step; all scalars. */
export interface Rates {
  learningRate: tf.Scalar;
  weightDecay: tf.Scalar;
  firstCorrection: tf.Scalar;
  secondCorrection: tf.Scalar;
}

export interface Moments {
  first: tf.Tensor;
  second: tf.Tensor;
}

/** The gradient of one tensor scaled down to a norm of at most `limit`. */
export function clipGradient(gradient: tf.Tensor, limit: number): tf.Tensor {
  const norm = tf.sqrt(tf.sum(tf.square(gradient)));
  return tf.div(gradient, tf.maximum(tf.div(norm, limit), 1));
}

/**
 * One AdamW update of one tensor (Loshchilov & Hutter 2019, algorithm 2): the moments, then
 * θ ← θ(1 − ηλ) − η m̂ / (√v̂ + ε). Biases and other 1-D tensors do not decay.
 */
export function adamw(parameter: tf.Tensor, gradient: tf.Tensor, moments: Moments, rates: Rates) {
  const first = tf.add(tf.mul(moments.first, beta1), tf.mul(gradient, 1 - beta1));
  const second = tf.add(tf.mul(moments.second, beta2), tf.mul(tf.square(gradient), 1 - beta2));
  const spread = tf.add(tf.sqrt(tf.div(second, rates.secondCorrection)), epsilon);
  const change = tf.mul(tf.div(first, spread), tf.div(rates.learningRate, rates.firstCorrection));
  const kept =
    parameter.rank > 1
      ? tf.mul(parameter, tf.sub(1, tf.mul(rates.learningRate, rates.weightDecay)))
      : parameter;
  return { parameter: tf.sub(kept, change), moments: { first, second } };
}
