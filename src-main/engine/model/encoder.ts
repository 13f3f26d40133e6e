import type * as tf from '@tensorflow/tfjs-core';
import { type EncoderSettings } from '../../../src-shared/settings/trainSettings';
import { type TensorMap } from '../executors/executor';
import { type ParameterSpecs } from './parameters';
import { vit, vitSpecs } from './vit';

/** What an encoder sees in a batch of images. */
export interface Encoded {
  /** z `[n, embeddingWidth]`: what is kept of a place. */
  embedding: tf.Tensor2D;
  /** y_c `[n, featureWidth]`: the feature that is clustered (GPS-SELM §3.3). */
  feature: tf.Tensor2D;
}

/** Numbers in an embedding z. */
export const embeddingWidth = (settings: EncoderSettings): number => settings.width;

/** Numbers in the intermediate feature y_c: of a vision transformer its class token, which is z itself. */
export const featureWidth = (settings: EncoderSettings): number => settings.width;

/** The weights of an encoder by name. */
export const encoderSpecs = (settings: EncoderSettings): ParameterSpecs => vitSpecs(settings);

/** Images `[n, side, side, 3]` in −1…1, of any side that the encoder takes → z and y_c. */
export function encode(images: tf.Tensor, weights: TensorMap, settings: EncoderSettings): Encoded {
  const embedding = vit(images, weights, settings);
  return { embedding, feature: embedding };
}
