import * as tf from '@tensorflow/tfjs-core';

/** Width of the border of m* that the context shows, in pixels. */
const borderPx = 3;

/** Images `[n, side, side, 3]` inside the border: where the mask M̂ is 1. */
function inside(images: tf.Tensor4D): tf.Tensor4D {
  const [n, side] = images.shape;
  return tf.slice(images, [0, borderPx, borderPx, 0], [n, side - 2 * borderPx, side - 2 * borderPx, 3]);
}

/** The context m**: m* `[n, side, side, 3]` with only its border kept, the rest 0. */
export function contextOf(images: tf.Tensor4D): tf.Tensor4D {
  const border: [number, number] = [borderPx, borderPx];
  return tf.sub(images, tf.pad(inside(images), [[0, 0], border, border, [0, 0]]));
}

/** L_rec (Eq. 9): mean squared error inside the border. Both `[n, side, side, 3]`. */
export function reconstructionLoss(predicted: tf.Tensor4D, images: tf.Tensor4D): tf.Scalar {
  return tf.mean(tf.square(tf.sub(inside(predicted), inside(images)))) as tf.Scalar;
}
