import * as tf from '@tensorflow/tfjs-core';

const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-8;

/** 1 − β₁ᵗ and 1 − β₂ᵗ of step t = 1, 2, …: on the host, and into the program as data. */
export function biasCorrections(step: number): { first: number; second: number } {
  return { first: 1 - beta1 ** step, second: 1 - beta2 ** step };
}

/** What an update takes from the schedule: scalars, or what spreads over the parameters. */
export interface Rates {
  /** η / (1 − β₁ᵗ) */
  stepSize: tf.Tensor;
  /** 1 − ηλ; null for parameters that do not decay */
  kept: tf.Tensor | null;
  /** 1 − β₂ᵗ */
  secondCorrection: tf.Tensor;
}

/** The rates of one step, from learning rate η, weight decay λ and the bias corrections. */
export function ratesOf(
  learningRate: tf.Tensor,
  weightDecay: tf.Tensor,
  firstCorrection: tf.Tensor,
  secondCorrection: tf.Tensor,
): Rates {
  return {
    stepSize: tf.div(learningRate, firstCorrection),
    kept: tf.sub(1, tf.mul(learningRate, weightDecay)),
    secondCorrection,
  };
}

export interface Moments {
  first: tf.Tensor;
  second: tf.Tensor;
}

/** Euclidean norm of all values of a tensor, or of a list of norms. */
export function norm(tensor: tf.Tensor): tf.Tensor {
  return tf.sqrt(tf.sum(tf.square(tensor)));
}

/** What a gradient of norm `length` is multiplied by, so that its norm is at most `limit`. */
export function clipScale(length: tf.Tensor, limit: number): tf.Tensor {
  return tf.div(1, tf.maximum(tf.div(length, limit), 1));
}

/**
 * One AdamW update of one tensor (Loshchilov & Hutter 2019, algorithm 2): the moments, then
 * θ ← θ(1 − ηλ) − η m̂ / (√v̂ + ε). The gradient is `scale` · `gradient`. What is one
 * number for the whole tensor is reckoned apart: each operation on a large tensor is a pass over memory.
 */
export function adamw(
  parameter: tf.Tensor,
  gradient: tf.Tensor,
  scale: tf.Tensor,
  moments: Moments,
  rates: Rates,
) {
  const first = tf.add(tf.mul(moments.first, beta1), tf.mul(gradient, tf.mul(scale, 1 - beta1)));
  const squares = tf.mul(tf.square(gradient), tf.mul(tf.square(scale), 1 - beta2));
  const second = tf.add(tf.mul(moments.second, beta2), squares);
  // m / (√(v / c) + ε) is √c · m / (√v + ε √c).
  const correction = tf.sqrt(rates.secondCorrection);
  const direction = tf.div(first, tf.add(tf.sqrt(second), tf.mul(correction, epsilon)));
  const change = tf.mul(direction, tf.mul(correction, rates.stepSize));
  const decayed = rates.kept ? tf.mul(parameter, rates.kept) : parameter;
  return { parameter: tf.sub(decayed, change), moments: { first, second } };
}
