import * as tf from '@tensorflow/tfjs-core';
import { type EncoderSettings } from '../../../src-shared/settings/encoderSettings';
import { type TensorMap } from '../program/executor';
import { type ParameterSpecs } from './parameters';
import { resnet, resnetSpecs } from './resnet';
import { vit, vitSpecs } from './vit';

/** What an encoder sees in a batch of images. */
export interface Encoded {
  /** z `[n, embeddingWidth]`: what is kept of a place. */
  embedding: tf.Tensor2D;
  /** y_c `[n, featureWidth]`: the feature that is clustered (GPS-SELM §3.3). */
  feature: tf.Tensor2D;
}

/** The weights of an encoder by name. */
export const encoderSpecs = (settings: EncoderSettings): ParameterSpecs =>
  settings.kind === 'vit' ? vitSpecs(settings) : resnetSpecs(settings);

/** Images `[n, side, side, 3]` in −1…1, of any side that the encoder takes → z and y_c. */
export function encode(images: tf.Tensor, weights: TensorMap, settings: EncoderSettings): Encoded {
  const { pixelMean, pixelStd } = settings;
  const standardised = tf.div(tf.sub(images, pixelMean), pixelStd);
  if (settings.kind === 'resnet') return resnet(standardised as tf.Tensor4D, weights, settings);
  const embedding = vit(standardised, weights, settings);
  return { embedding, feature: embedding };
}
