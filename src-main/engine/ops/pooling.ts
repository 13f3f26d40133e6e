import * as tf from '@tensorflow/tfjs-core';

/** Mean over an axis. Its gradient is spread by broadcasting; tfjs' own multiplies with ones as large as the input. */
export function meanOver(x: tf.Tensor, axis: number): tf.Tensor {
  const shape = x.shape;
  const size = shape[axis];
  const mean = tf.customGrad((input) => ({
    value: tf.mean(input as tf.Tensor, axis),
    gradFunc: (dy: tf.Tensor) => tf.broadcastTo(tf.div(tf.expandDims(dy, axis), size), shape),
  }));
  return mean(x);
}

/** Means of 2×2 pixels: `[n, height, width, channels]`, of even sides → `[n, height / 2, width / 2, channels]`. */
export function halved(x: tf.Tensor4D): tf.Tensor4D {
  const [n, height, width, channels] = x.shape;
  const rows = meanOver(tf.reshape(x, [(n * height) / 2, 2, width * channels]), 1);
  const columns = meanOver(tf.reshape(rows, [(n * height * width) / 4, 2, channels]), 1);
  return tf.reshape(columns, [n, height / 2, width / 2, channels]);
}

/** Mean over the pixels of each image: `[n, height, width, channels]` → `[n, channels]`. */
export function pooled(x: tf.Tensor4D): tf.Tensor2D {
  const [n, height, width, channels] = x.shape;
  return meanOver(tf.reshape(x, [n, height * width, channels]), 1) as tf.Tensor2D;
}
