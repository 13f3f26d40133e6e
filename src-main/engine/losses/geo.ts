import * as tf from '@tensorflow/tfjs-core';

/** Σ(values · known) / Σ known, and 0 where nothing is known. Both `[n]`; `known` holds 0 or 1. */
function meanOfKnown(values: tf.Tensor, known: tf.Tensor): tf.Scalar {
  return tf.div(tf.sum(tf.mul(values, known)), tf.maximum(tf.sum(known), 1)) as tf.Scalar;
}

/** Of a value, as L_lp (Eq. 5): mean squared error over the places of known value. All `[n]`; values are 0 where unknown. */
export function valueLoss(predicted: tf.Tensor, values: tf.Tensor, known: tf.Tensor): tf.Scalar {
  return meanOfKnown(tf.square(tf.sub(predicted, values)), known);
}

/**
 * Of classes, as L_c (Eq. 6): mean cross-entropy over the places of known class. Scores and one-hot classes `[n, classes]`; the row of
 * a place without a class is all 0.
 */
export function classLoss(scores: tf.Tensor2D, classes: tf.Tensor2D): tf.Scalar {
  const crossEntropy = tf.neg(tf.sum(tf.mul(classes, tf.logSoftmax(scores)), 1));
  return meanOfKnown(crossEntropy, tf.sum(classes, 1));
}

/** L_l (Eq. 7): mean over places of the squared errors of latitude and longitude, their mean. Both `[n, 2]`. */
export function locationLoss(predicted: tf.Tensor2D, location: tf.Tensor2D): tf.Scalar {
  return tf.mean(tf.square(tf.sub(predicted, location))) as tf.Scalar;
}
