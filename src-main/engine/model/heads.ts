import * as tf from '@tensorflow/tfjs-core';
import { embeddingWidth } from '../../../src-shared/settings/encoderSettings';
import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { type TensorMap } from '../program/executor';
import { gelu } from '../ops/gelu';
import { linear, unitLength } from './layers';
import { linearSpecs, weight, type ParameterSpecs } from './parameters';

/** The projection head g (DINO): three layers down to the bottleneck and a weight-normalised last layer of K scores. */
export function projectionSpecs({ encoder, head }: TrainSettings): ParameterSpecs {
  return {
    ...linearSpecs('layer1', embeddingWidth(encoder), head.hidden),
    ...linearSpecs('layer2', head.hidden, head.hidden),
    ...linearSpecs('layer3', head.hidden, head.bottleneck),
    last: { shape: [head.bottleneck, head.scores], init: 1 / Math.sqrt(head.bottleneck) },
  };
}

/** g: embeddings `[n, width]` → scores `[n, K]`, cosines between the bottleneck and the columns of the last layer. */
export function projection(embeddings: tf.Tensor, weights: TensorMap): tf.Tensor2D {
  const hidden = gelu(linear(embeddings, weights, 'layer1'));
  const bottleneck = linear(gelu(linear(hidden, weights, 'layer2')), weights, 'layer3');
  return tf.matMul(unitLength(bottleneck, 1), unitLength(weight(weights, 'last'), 0)) as tf.Tensor2D;
}

const geoHidden = 256;

/** A two-layer head on the embedding for one geographic task. */
export function geoHeadSpecs(width: number, outputs: number): ParameterSpecs {
  return {
    ...linearSpecs('layer1', width, geoHidden),
    ...linearSpecs('layer2', geoHidden, outputs),
  };
}

/** `[n, width]` → `[n, outputs]` */
export function geoHead(embeddings: tf.Tensor, weights: TensorMap): tf.Tensor2D {
  return linear(tf.relu(linear(embeddings, weights, 'layer1')), weights, 'layer2') as tf.Tensor2D;
}
