import * as tf from '@tensorflow/tfjs-core';
import { type VitSettings } from '../../../src-shared/settings/encoderSettings';
import { type TensorMap } from '../program/executor';
import { gelu } from '../ops/gelu';
import { linear, normalise } from './layers';
import { linearSpecs, weight, type ParameterSpecs } from './parameters';
import { gridResizeMatrix } from './positions';

/** Of class token and positions. */
const std = 0.02;
const normSpecs = (name: string, width: number): ParameterSpecs => ({
  [`${name}.gain`]: { shape: [width], init: 'ones' },
  [`${name}.bias`]: { shape: [width], init: 'zeros' },
});

function blockSpecs(name: string, { width, mlpRatio }: VitSettings): ParameterSpecs {
  return {
    ...normSpecs(`${name}.norm1`, width),
    ...linearSpecs(`${name}.query`, width, width),
    ...linearSpecs(`${name}.keyValue`, width, 2 * width),
    ...linearSpecs(`${name}.attended`, width, width),
    ...normSpecs(`${name}.norm2`, width),
    ...linearSpecs(`${name}.mlp1`, width, mlpRatio * width),
    ...linearSpecs(`${name}.mlp2`, mlpRatio * width, width),
  };
}

/** Weights of a vision transformer (Dosovitskiy et al. 2021), pre-norm, one class token. */
export function vitSpecs(settings: VitSettings): ParameterSpecs {
  const { sizePx, patchPx, width, depth } = settings;
  const patchValues = patchPx * patchPx * 3;
  const patches = (sizePx / patchPx) ** 2;
  const blocks = Array.from({ length: depth }, (_, i) => blockSpecs(`block${i}`, settings));
  return Object.assign(
    linearSpecs('patch', patchValues, width),
    { class: { shape: [1, width], init: std }, position: { shape: [patches + 1, width], init: std } },
    ...blocks,
    normSpecs('norm', width),
  );
}

/** Images `[n, side, side, 3]` → patches `[n, grid², patchPx² · 3]`, row by row. */
export function patchify(images: tf.Tensor, patchPx: number): tf.Tensor {
  const [n, side] = images.shape;
  const grid = side / patchPx;
  const strips = tf.reshape(images, [n * grid, patchPx, grid, patchPx * 3]);
  return tf.reshape(tf.transpose(strips, [0, 2, 1, 3]), [n, grid * grid, patchPx * patchPx * 3]);
}

/** Positional embedding `[grid² + 1, width]` for a grid of another size: linear in both directions, class token kept. */
function positionsFor(grid: number, weights: TensorMap, settings: VitSettings): tf.Tensor {
  const position = weight(weights, 'position') as tf.Tensor2D;
  const learned = settings.sizePx / settings.patchPx;
  if (grid === learned) return position;
  const patches = tf.slice(position, [1, 0], [learned * learned, settings.width]);
  const matrix = tf.tensor2d(gridResizeMatrix(learned, grid), [grid * grid, learned * learned]);
  return tf.concat([tf.slice(position, [0, 0], [1, settings.width]), tf.matMul(matrix, patches)], 0);
}

/** `[n, tokens, width]` → `[n, heads, tokens, width / heads]` */
function splitHeads(x: tf.Tensor, heads: number): tf.Tensor {
  const [n, tokens, width] = x.shape;
  return tf.transpose(tf.reshape(x, [n, tokens, heads, width / heads]), [0, 2, 1, 3]);
}

/** Attention of the queries `[n, queries, width]` over all tokens `[n, tokens, width]`, both already normalised. */
function attention(queries: tf.Tensor, tokens: tf.Tensor, weights: TensorMap, name: string, heads: number) {
  const scale = 1 / Math.sqrt(tokens.shape[2]! / heads);
  const q = splitHeads(tf.mul(linear(queries, weights, `${name}.query`), scale), heads);
  const [k, v] = tf
    .split(linear(tokens, weights, `${name}.keyValue`), 2, 2)
    .map((part) => splitHeads(part, heads));
  const mixed = tf.matMul(tf.softmax(tf.matMul(q, k, false, true)), v);
  return linear(tf.reshape(tf.transpose(mixed, [0, 2, 1, 3]), queries.shape), weights, `${name}.attended`);
}

const firstToken = (x: tf.Tensor) => tf.slice(x, [0, 0, 0], [x.shape[0], 1, x.shape[2]!]);

/** One block. Only the class token of the last block is read, so that block computes no other. */
function block(x: tf.Tensor, weights: TensorMap, name: string, heads: number, classOnly: boolean): tf.Tensor {
  const tokens = normalise(x, weights, `${name}.norm1`);
  const queries = classOnly ? firstToken(tokens) : tokens;
  const kept = classOnly ? firstToken(x) : x;
  const attended = tf.add(kept, attention(queries, tokens, weights, name, heads));
  const hidden = gelu(linear(normalise(attended, weights, `${name}.norm2`), weights, `${name}.mlp1`));
  return tf.add(attended, linear(hidden, weights, `${name}.mlp2`));
}

/**
 * The encoder: images `[n, side, side, 3]` in −1…1, side any multiple of `patchPx` up to `sizePx` → embeddings
 * `[n, width]`: the class token after the last layer normalisation.
 */
export function vit(images: tf.Tensor, weights: TensorMap, settings: VitSettings): tf.Tensor2D {
  const { patchPx, width, depth, heads } = settings;
  const [n, side] = images.shape;
  const patches = linear(patchify(images, patchPx), weights, 'patch');
  // Broadcast by a sum: the gradient of a tile is a slice and a sum for every image.
  const start = tf.add(tf.zeros([n, 1, width]), weight(weights, 'class'));
  let x = tf.add(tf.concat([start, patches], 1), positionsFor(side / patchPx, weights, settings));
  for (let i = 0; i < depth; i++) x = block(x, weights, `block${i}`, heads, i === depth - 1);
  return tf.reshape(normalise(x, weights, 'norm'), [n, width]);
}
