import * as tf from '@tensorflow/tfjs-core';
import { levelFor } from '../data/canvas';

/**
 * Map images m `[n, side, side, 3]`, 0…255 → views `[n, viewPx, viewPx, 3]` in −1…1, by which places are embedded: what
 * `evaluationBatch` computes, as operators of a graph.
 */
export function sampleMaps(maps: tf.Tensor, viewPx: number): tf.Tensor {
  const sidePx = maps.shape[1]!;
  let level = maps;
  for (let halvings = levelFor(sidePx / viewPx); halvings > 0; halvings--) level = halved(level);
  const weights = samplingWeights(sidePx, level.shape[1]!, viewPx);
  return tf.sub(tf.div(weights ? resampled(level, weights) : level, 127.5), 1);
}

/** Half the side, each pixel the rounded mean of four; an odd last row or column repeats (`canvas.ts`). */
function halved(images: tf.Tensor): tf.Tensor {
  const even = evened(evened(images, 1), 2);
  const [n, side] = even.shape as number[];
  const half = side / 2;
  const quads = tf.reshape(even, [n * half, 2, half, 2, 3]);
  return tf.reshape(tf.floor(tf.add(tf.mean(quads, [1, 3]), 0.5)), [n, half, half, 3]);
}

function evened(images: tf.Tensor, axis: 1 | 2): tf.Tensor {
  const shape = images.shape as number[];
  if (shape[axis] % 2 === 0) return images;
  const begin = shape.map((_, each) => (each === axis ? shape[axis] - 1 : 0));
  return tf.concat([images, tf.slice(images, begin, shape.with(axis, 1))], axis);
}

/**
 * Weights `[levelPx, viewPx]` by which a row of a level becomes one of the view, linearly between the centres of pixels; null
 * where each pixel of the view is one of the level. A level of an odd side may reach a little beyond m, whose side is `sidePx`.
 */
export function samplingWeights(sidePx: number, levelPx: number, viewPx: number): Float32Array | null {
  const shrink = 2 ** -levelFor(sidePx / viewPx);
  const step = (sidePx / viewPx) * shrink;
  if (step === 1 && levelPx === viewPx) return null;
  const weights = new Float32Array(levelPx * viewPx);
  for (let i = 0; i < viewPx; i++) {
    const at = (sidePx / 2) * shrink - 0.5 + (i - (viewPx - 1) / 2) * step;
    const inside = Math.min(Math.max(at, 0), levelPx - 1);
    const before = Math.floor(inside);
    const share = inside - before;
    weights[before * viewPx + i] = 1 - share;
    if (share > 0) weights[(before + 1) * viewPx + i] = share;
  }
  return weights;
}

/** Rows, then columns: the bilinear weight of a pixel is the product of the two. */
function resampled(level: tf.Tensor, weights: Float32Array): tf.Tensor {
  const [n, levelPx] = level.shape as number[];
  const viewPx = weights.length / levelPx;
  const matrix = tf.tensor2d(weights, [levelPx, viewPx]);
  const along = (x: tf.Tensor, lines: number) =>
    tf.reshape(tf.matMul(tf.reshape(x, [n * 3 * lines, levelPx]) as tf.Tensor2D, matrix), [
      n,
      3,
      lines,
      viewPx,
    ]);
  const wide = along(tf.transpose(level, [0, 3, 1, 2]), levelPx);
  return tf.transpose(along(tf.transpose(wide, [0, 1, 3, 2]), viewPx), [0, 3, 2, 1]);
}
