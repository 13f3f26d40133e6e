import * as tf from '@tensorflow/tfjs-core';

/**
 * Convolution of images `[n, height, width, inputs]` with a kernel `[size, size, inputs, outputs]` every `stride` pixels,
 * padded with zeros to `⌈side / stride⌉`; where the padding is odd, the larger part comes after the image.
 */
export function conv2d(x: tf.Tensor4D, kernel: tf.Tensor, stride: 1 | 2): tf.Tensor4D {
  return tf.conv2d(x, kernel as tf.Tensor4D, stride, 'same');
}
