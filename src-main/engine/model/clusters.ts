import * as tf from '@tensorflow/tfjs-core';
import { featureWidth } from '../../../src-shared/settings/encoderSettings';
import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { type TensorMap } from '../program/executor';
import { gelu } from '../ops/gelu';
import { linear, unitLength } from './layers';
import { linearSpecs, weight, type ParameterSpecs } from './parameters';

/** The cluster head f_c, three layers, and the prototypes c_i, one a column (GPS-SELM §3.3). */
export function clusterSpecs({ encoder, clusters }: TrainSettings): ParameterSpecs {
  const { hidden, outputs, prototypes } = clusters;
  return {
    ...linearSpecs('layer1', featureWidth(encoder), hidden),
    ...linearSpecs('layer2', hidden, hidden),
    ...linearSpecs('layer3', hidden, outputs),
    prototypes: { shape: [outputs, prototypes], init: 1 / Math.sqrt(outputs) },
  };
}

/** f_c: features y_c `[n, featureWidth]` → `[n, outputs]`, L2-normalised. */
export function clusterHead(features: tf.Tensor2D, weights: TensorMap): tf.Tensor2D {
  const hidden = gelu(linear(features, weights, 'layer1'));
  return unitLength(linear(gelu(linear(hidden, weights, 'layer2')), weights, 'layer3'), 1) as tf.Tensor2D;
}

/** (f_c(y_c) − p_div) · c_i with prototypes of length 1: outputs of f_c `[n, outputs]` → `[n, prototypes]`. */
export function prototypeScores(outputs: tf.Tensor2D, centre: tf.Tensor, weights: TensorMap): tf.Tensor2D {
  const prototypes = unitLength(weight(weights, 'prototypes'), 0) as tf.Tensor2D;
  return tf.matMul(tf.sub(outputs, centre) as tf.Tensor2D, prototypes);
}
