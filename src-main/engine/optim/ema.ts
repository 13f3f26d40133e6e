import * as tf from '@tensorflow/tfjs-core';

/** Moving average of weights: λ · teacher + (1 − λ) · student. */
export function ema(teacher: tf.Tensor, student: tf.Tensor, momentum: tf.Tensor): tf.Tensor {
  return tf.add(tf.mul(teacher, momentum), tf.mul(student, tf.sub(1, momentum)));
}
