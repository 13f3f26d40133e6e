import { type VitSettings } from '../../../src-shared/settings/encoderSettings';
import {
  affine,
  columnOf,
  dot,
  gelu,
  layerNorm,
  length,
  plus,
  softmax,
  sum,
  toMatrix,
  type Matrix,
} from './numbers.fixture';

/** Weights by name, flat, row-major. */
export type Weights = Record<string, number[]>;

const layer = (row: number[], weights: Weights, name: string) =>
  affine(row, toMatrix(weights[`${name}.weight`], weights[`${name}.bias`].length), weights[`${name}.bias`]);

const norm = (row: number[], weights: Weights, name: string) =>
  layerNorm(row, weights[`${name}.gain`], weights[`${name}.bias`]);

/** The pixels of one patch of an image `[side, side, 3]`, row by row. */
function patchOf(image: number[], side: number, patchPx: number, top: number, left: number): number[] {
  const values: number[] = [];
  for (let y = 0; y < patchPx; y++)
    for (let x = 0; x < patchPx; x++)
      for (let c = 0; c < 3; c++) values.push(image[((top + y) * side + left + x) * 3 + c]);
  return values;
}

/** Learned positions seen as a picture of `grid²` cells over the unit square, read at (x, y) by bilinear interpolation. */
function positionAt(cells: Matrix, grid: number, x: number, y: number): number[] {
  const clamp = (value: number) => Math.min(Math.max(value, 0), grid - 1);
  const [u, v] = [clamp(x * grid - 0.5), clamp(y * grid - 0.5)];
  return cells[0].map((_, dimension) =>
    sum(
      cells.map((cell, i) => {
        const reach = (distance: number) => Math.max(0, 1 - Math.abs(distance));
        return cell[dimension] * reach((i % grid) - u) * reach(Math.floor(i / grid) - v);
      }),
    ),
  );
}

function tokensOf(image: number[], weights: Weights, { sizePx, patchPx, width }: VitSettings): Matrix {
  const side = Math.sqrt(image.length / 3);
  const grid = side / patchPx;
  const [classPosition, ...cells] = toMatrix(weights.position, width);
  const tokens = [plus(weights.class, classPosition)];
  for (let row = 0; row < grid; row++)
    for (let column = 0; column < grid; column++) {
      const patch = layer(patchOf(image, side, patchPx, row * patchPx, column * patchPx), weights, 'patch');
      const position = positionAt(cells, sizePx / patchPx, (column + 0.5) / grid, (row + 0.5) / grid);
      tokens.push(plus(patch, position));
    }
  return tokens;
}

/** Multi-head self-attention (Vaswani et al. 2017, section 3.2), a head and a token at a time. */
function attention(tokens: Matrix, weights: Weights, name: string, heads: number): Matrix {
  const width = tokens[0].length;
  const size = width / heads;
  const queries = tokens.map((token) => layer(token, weights, `${name}.query`));
  const keyValues = tokens.map((token) => layer(token, weights, `${name}.keyValue`));
  return queries.map((query) => {
    const mixed: number[] = [];
    for (let head = 0; head < heads; head++) {
      const part = (row: number[], from = 0) => row.slice(from + head * size, from + (head + 1) * size);
      const attends = softmax(keyValues.map((kv) => dot(part(query), part(kv)) / Math.sqrt(size)));
      const values = keyValues.map((kv) => part(kv, width));
      for (let i = 0; i < size; i++) mixed.push(dot(attends, columnOf(values, i)));
    }
    return layer(mixed, weights, `${name}.attended`);
  });
}

/** The whole vision transformer on one image: every token through every block. */
export function vit(image: number[], weights: Weights, settings: VitSettings): number[] {
  let tokens = tokensOf(image, weights, settings);
  for (let i = 0; i < settings.depth; i++) {
    const name = `block${i}`;
    const normalised = tokens.map((token) => norm(token, weights, `${name}.norm1`));
    const attended = attention(normalised, weights, name, settings.heads);
    tokens = tokens.map((token, t) => {
      const kept = plus(token, attended[t]);
      const hidden = layer(norm(kept, weights, `${name}.norm2`), weights, `${name}.mlp1`).map(gelu);
      return plus(kept, layer(hidden, weights, `${name}.mlp2`));
    });
  }
  return norm(tokens[0], weights, 'norm');
}

/** The projection head g on one embedding: cosines between the bottleneck and the columns of the last layer. */
export function projection(embedding: number[], weights: Weights): number[] {
  const hidden = layer(layer(embedding, weights, 'layer1').map(gelu), weights, 'layer2').map(gelu);
  const bottleneck = layer(hidden, weights, 'layer3');
  const last = toMatrix(weights.last, weights.last.length / bottleneck.length);
  return last[0].map((_, column) => {
    const direction = columnOf(last, column);
    return dot(bottleneck, direction) / (length(bottleneck) * length(direction));
  });
}

export function geoHead(embedding: number[], weights: Weights): number[] {
  return layer(
    layer(embedding, weights, 'layer1').map((value) => Math.max(value, 0)),
    weights,
    'layer2',
  );
}

/** The cluster head f_c on one feature, brought to length 1. */
export function clusterHead(feature: number[], weights: Weights): number[] {
  const hidden = layer(layer(feature, weights, 'layer1').map(gelu), weights, 'layer2').map(gelu);
  const given = layer(hidden, weights, 'layer3');
  return given.map((value) => value / length(given));
}

/** (f_c(y_c) − p_div) · c_i / ‖c_i‖ for each prototype. */
export function prototypeScores(given: number[], centre: number[], weights: Weights): number[] {
  const prototypes = toMatrix(weights.prototypes, weights.prototypes.length / given.length);
  return prototypes[0].map((_, i) => {
    const prototype = columnOf(prototypes, i);
    return dot(plus(given, negated(centre)), prototype) / length(prototype);
  });
}

const negated = (row: number[]) => row.map((value) => -value);

/**
 * A transposed convolution of stride 2 as its definition has it: every pixel of `[side, side, inputs]` lays its value times
 * the kernel onto the output.
 */
function transposedConvolution(image: Matrix, weights: Weights, name: string): Matrix {
  const side = Math.sqrt(image.length);
  const bias = weights[`${name}.bias`];
  const kernel = toMatrix(weights[`${name}.weight`], 4 * bias.length);
  const out = Array.from({ length: 4 * side * side }, () => [...bias]);
  image.forEach((pixel, i) => {
    const [top, left] = [2 * Math.floor(i / side), 2 * (i % side)];
    for (let dy = 0; dy < 2; dy++)
      for (let dx = 0; dx < 2; dx++) {
        const target = out[(top + dy) * 2 * side + left + dx];
        bias.forEach((_, channel) => {
          target[channel] += dot(pixel, columnOf(kernel, (2 * dy + dx) * bias.length + channel));
        });
      }
  });
  return out;
}

/** The reconstruction head f_r on one embedding and one context `[side, side, 3]`. */
export function reconstruction(embedding: number[], context: number[], weights: Weights): number[] {
  const side = Math.sqrt(context.length / 3);
  const told = [...embedding];
  for (let top = 0; top < side; top += 8)
    for (let left = 0; left < side; left += 8)
      told.push(...layer(patchOf(context, side, 8, top, left), weights, 'context').map(gelu));
  const seed = layer(layer(told, weights, 'code').map(gelu), weights, 'seed').map(gelu);
  let image = toMatrix(seed, seed.length / (side / 8) ** 2);
  image = transposedConvolution(image, weights, 'up1').map((pixel) => pixel.map(gelu));
  image = transposedConvolution(image, weights, 'up2').map((pixel) => pixel.map(gelu));
  return transposedConvolution(image, weights, 'up3').flat();
}
