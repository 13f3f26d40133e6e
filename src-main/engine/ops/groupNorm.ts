import * as tf from '@tensorflow/tfjs-core';

/**
 * Group normalisation (Wu & He 2018): of an image, (x − mean) / √(variance + ε) over all pixels and the channels of a group,
 * with the biased variance; then · gain + bias by channel. `x` `[n, height, width, channels]`, `gain` and `bias`
 * `[channels]`. The gradient is written out: it needs fewer passes over the images than tfjs' own.
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
    const mean = spread(groupMean(tf.mean(pixels, 1), groups), channels);
    const centred = tf.sub(pixels, mean);
    const variance = groupMean(tf.mean(tf.square(centred), 1), groups);
    const inverse = spread(tf.rsqrt(tf.add(variance, epsilon)), channels);
    save([pixels, scale, mean, inverse]);
    const value = tf.add(tf.mul(centred, tf.mul(inverse, scale)), shift);
    return { value, gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => backward(dy, saved, groups) };
  });
  const flat = tf.reshape(x, [n, height * width, channels]);
  return tf.reshape(normalise(flat, gain, bias), x.shape) as tf.Tensor4D;
}

/** Means over the channels of each group: `[n, channels]` → `[n, groups, 1]` */
function groupMean(values: tf.Tensor, groups: number): tf.Tensor {
  const [n, channels] = values.shape;
  return tf.mean(tf.reshape(values, [n, groups, channels! / groups]), 2, true);
}

/** A value a group for each of its channels: `[n, groups, 1]` → `[n, 1, channels]` */
function spread(values: tf.Tensor, channels: number): tf.Tensor {
  const [n, groups] = values.shape;
  return tf.reshape(tf.tile(values, [1, 1, channels / groups!]), [n, 1, channels]);
}

/**
 * With u = (x − mean) / σ and w = dy · gain, and means over the group: dx = (w − mean(w) − u · mean(w u)) / σ, as
 * dy · a + x · b + c with one a, b, c an image and channel.
 */
function backward(dy: tf.Tensor, [x, gain, mean, inverse]: tf.Tensor[], groups: number): tf.Tensor[] {
  const [, pixels, channels] = x.shape as [number, number, number];
  const sums = tf.sum(dy, 1, true);
  const products = tf.mul(tf.sub(tf.sum(tf.mul(dy, x), 1, true), tf.mul(sums, mean)), inverse);
  const overGroup = (values: tf.Tensor) =>
    spread(groupMean(tf.reshape(tf.div(tf.mul(values, gain), pixels), [-1, channels]), groups), channels);
  const ofX = tf.neg(tf.mul(tf.square(inverse), overGroup(products)));
  const rest = tf.neg(tf.add(tf.mul(inverse, overGroup(sums)), tf.mul(ofX, mean)));
  const dx = tf.add(tf.add(tf.mul(dy, tf.mul(gain, inverse)), tf.mul(x, ofX)), rest);
  return [dx, tf.sum(products, [0, 1]), tf.sum(sums, [0, 1])];
}
