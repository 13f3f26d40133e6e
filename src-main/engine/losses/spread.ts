import * as tf from '@tensorflow/tfjs-core';
import { unitLength } from '../model/layers';

/** Keeps the logarithm finite where two embeddings are the same. */
const epsilon = 1e-6;

/**
 * −1/n Σ_i ln min_{j≠i} ‖u_i − u_j‖ of the L2-normalised embeddings u of one view `[n, width]`, n ≥ 2: each is pushed away from
 * its nearest neighbour (KoLeo: Sablayrolles et al. 2019; DINOv2, Oquab et al. 2023, section 4).
 */
export function spreadLoss(embeddings: tf.Tensor2D): tf.Scalar {
  const unit = unitLength(embeddings, 1) as tf.Tensor2D;
  // ‖u − v‖² = 2 − 2 u·v: the nearest has the largest product. Less 3, a product with oneself is never that.
  const products = tf.sub(tf.matMul(unit, unit, false, true), tf.mul(tf.eye(unit.shape[0]), 3));
  const squared = tf.sub(2 + epsilon, tf.mul(tf.max(products, 1), 2));
  return tf.mul(tf.mean(tf.log(squared)), -0.5) as tf.Scalar;
}
