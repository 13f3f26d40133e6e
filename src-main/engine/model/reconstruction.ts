import * as tf from '@tensorflow/tfjs-core';
import { embeddingWidth, type EncoderSettings } from '../../../src-shared/settings/encoderSettings';
import { type TensorMap } from '../program/executor';
import { gelu } from '../ops/gelu';
import { linear } from './layers';
import { linearSpecs, weight, type ParameterSpecs } from './parameters';
import { patchify } from './vit';

/** Three doublings: a cell of the seed grid becomes a block of this many pixels a side. */
const blockPx = 8;
/** Numbers that a block of the context is told in. */
const contextWidth = 8;
const hidden = 128;
/** Of the seed grid, and behind each transposed convolution. */
const channels = [32, 16, 8, 3];

const gridOf = ({ sizePx }: EncoderSettings) => sizePx / blockPx;

/** Transposed convolution of kernel 2 and stride 2: the matrix holds the four pixels that an input pixel becomes, row by row. */
function upSpecs(name: string, inputs: number, outputs: number): ParameterSpecs {
  return {
    [`${name}.weight`]: { shape: [inputs, 4 * outputs], init: 1 / Math.sqrt(inputs) },
    [`${name}.bias`]: { shape: [outputs], init: 'zeros' },
  };
}

/** Weights of the reconstruction head f_r (GPS-SELM §3.3). */
export function reconstructionSpecs(encoder: EncoderSettings): ParameterSpecs {
  const cells = gridOf(encoder) ** 2;
  return {
    ...linearSpecs('context', blockPx * blockPx * 3, contextWidth),
    ...linearSpecs('code', embeddingWidth(encoder) + cells * contextWidth, hidden),
    ...linearSpecs('seed', hidden, cells * channels[0]),
    ...upSpecs('up1', channels[0], channels[1]),
    ...upSpecs('up2', channels[1], channels[2]),
    ...upSpecs('up3', channels[2], channels[3]),
  };
}

/**
 * `[n, side, side, inputs]` → `[n, 2 · side, 2 · side, outputs]`: kernel 2 and stride 2 do not overlap, so that the
 * convolution is one matrix product, whose columns then move into the plane.
 */
export function transposedConvolution(x: tf.Tensor, weights: TensorMap, name: string): tf.Tensor {
  const [n, side, , inputs] = x.shape as [number, number, number, number];
  const bias = weight(weights, `${name}.bias`);
  const [outputs] = bias.shape;
  const pixels = tf.reshape(x, [-1, inputs]) as tf.Tensor2D;
  const product = tf.matMul(pixels, weight(weights, `${name}.weight`) as tf.Tensor2D);
  const rows = tf.transpose(tf.reshape(product, [n * side, side, 2, 2 * outputs]), [0, 2, 1, 3]);
  return tf.add(tf.reshape(rows, [n, 2 * side, 2 * side, outputs]), bias);
}

/**
 * f_r: embeddings `[n, width]` and contexts m** `[n, side, side, 3]` → m* `[n, side, side, 3]`. The context goes into the code
 * that the whole seed grid grows from: views are turned by any angle, and the border alone tells how m* lies.
 */
export function reconstruction(
  embeddings: tf.Tensor2D,
  contexts: tf.Tensor,
  weights: TensorMap,
): tf.Tensor4D {
  const [n, side] = contexts.shape;
  const grid = side / blockPx;
  const blocks = gelu(linear(patchify(contexts, blockPx), weights, 'context'));
  const told = tf.concat([embeddings, tf.reshape(blocks, [n, grid * grid * contextWidth])], 1);
  const seed = gelu(linear(gelu(linear(told, weights, 'code')), weights, 'seed'));
  let x: tf.Tensor = tf.reshape(seed, [n, grid, grid, channels[0]]);
  x = gelu(transposedConvolution(x, weights, 'up1'));
  x = gelu(transposedConvolution(x, weights, 'up2'));
  return transposedConvolution(x, weights, 'up3') as tf.Tensor4D;
}
