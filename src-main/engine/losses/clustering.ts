import * as tf from '@tensorflow/tfjs-core';

/**
 * exp(H(p̄)) / n of the mean p̄ of assignments `[…, n]`: 1 where all prototypes are used alike, 1/n where one takes
 * everything.
 */
export function prototypesInUse(assignments: tf.Tensor): tf.Tensor {
  const n = assignments.shape.at(-1)!;
  const mean = tf.mean(tf.reshape(assignments, [-1, n]), 0);
  // p ln p is 0 at p = 0.
  const entropy = tf.neg(tf.sum(tf.mul(mean, tf.log(tf.maximum(mean, 1e-30)))));
  return tf.div(tf.exp(entropy), n);
}
