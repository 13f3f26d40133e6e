import type * as tf from '@tensorflow/tfjs-core';

/** What an encoder sees in a batch of images. */
export interface Encoded {
  /** z `[n, embeddingWidth]`: what is kept of a place. */
  embedding: tf.Tensor2D;
  /** y_c `[n, featureWidth]`: the feature that is clustered (GPS-SELM §3.3). */
  feature: tf.Tensor2D;
}
