import * as tf from '@tensorflow/tfjs-core';

/**
 * Group normalisation (Wu & He 2018): of an image, (x − mean) / √(variance + ε) over all pixels and the channels of a group,
 * with the biased variance; then · gain + bias by channel. `x` `[n, height, width, channels]`, `gain` and `bias`
 * `[channels]`. Images are read as seldom as can be: the figures of a group come from those of its channels, and value and
 * written-out gradient are x · a + b with one a and b an image and channel.
 */
export function groupNorm(
  x: tf.Tensor4D,
  gain: tf.Tensor,
  bias: tf.Tensor,
  groups: number,
  epsilon = 1e-5,
): tf.Tensor4D {
  const [n, height, width, channels] = x.shape;
  const normalise = tf.customGrad((...inputs) => {
    const [pixels, scale, shift] = inputs as tf.Tensor[];
    const save = inputs[3] as unknown as tf.GradSaveFunc;
    const mean = overGroup(tf.mean(pixels, 1, true), groups);
    const squares = overGroup(tf.mean(tf.square(pixels), 1, true), groups);
    // Rounding may leave less than nothing of two equal squares.
    const variance = tf.maximum(tf.sub(squares, tf.square(mean)), 0);
    const inverse = tf.rsqrt(tf.add(variance, epsilon));
    save([pixels, scale, mean, inverse]);
    const factor = tf.mul(inverse, scale);
    const value = tf.add(tf.mul(pixels, factor), tf.sub(shift, tf.mul(mean, factor)));
    return { value, gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => backward(dy, saved, groups) };
  });
  const flat = tf.reshape(x, [n, height * width, channels]);
  return tf.reshape(normalise(flat, gain, bias), x.shape) as tf.Tensor4D;
}

/** For each channel the mean over its group: `[n, 1, channels]` → `[n, 1, channels]` */
function overGroup(values: tf.Tensor, groups: number): tf.Tensor {
  const [n, , channels] = values.shape as [number, number, number];
  const size = channels / groups;
  const means = tf.mean(tf.reshape(values, [n, groups, size]), 2, true);
  return tf.reshape(tf.tile(means, [1, 1, size]), [n, 1, channels]);
}

/**
 * With u = (x − mean) / σ and w = dy · gain, and means over the group: dx = (w − mean(w) − u · mean(w u)) / σ, as
 * dy · a + x · b + c with one a, b, c an image and channel.
 */
function backward(dy: tf.Tensor, [x, gain, mean, inverse]: tf.Tensor[], groups: number): tf.Tensor[] {
  const pixels = x.shape[1]!;
  const sums = tf.sum(dy, 1, true);
  const products = tf.mul(tf.sub(tf.sum(tf.mul(dy, x), 1, true), tf.mul(sums, mean)), inverse);
  const mixed = (values: tf.Tensor) => overGroup(tf.div(tf.mul(values, gain), pixels), groups);
  const ofX = tf.neg(tf.mul(tf.square(inverse), mixed(products)));
  const rest = tf.neg(tf.add(tf.mul(inverse, mixed(sums)), tf.mul(ofX, mean)));
  const dx = tf.add(tf.add(tf.mul(dy, tf.mul(gain, inverse)), tf.mul(x, ofX)), rest);
  return [dx, tf.sum(products, [0, 1]), tf.sum(sums, [0, 1])];
}
