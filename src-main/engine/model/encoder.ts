import * as tf from '@tensorflow/tfjs-core';
import { type EncoderSettings } from '../../../src-shared/settings/encoderSettings';
import { type TensorMap } from '../program/executor';
import { type Encoded } from './encoded';
import { type ParameterSpecs } from './parameters';
import { resnet, resnetSpecs } from './resnet';
import { vit, vitSpecs } from './vit';

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
