import * as tf from '@tensorflow/tfjs-core';
import { stageChannels, type ResnetSettings } from '../../../src-shared/settings/encoderSettings';
import { type TensorMap } from '../program/executor';
import { conv2d } from '../ops/conv2d';
import { groupNorm } from '../ops/groupNorm';
import { halved, pooled } from '../ops/pooling';
import { relu } from '../ops/relu';
import { type Encoded } from './encoded';
import { weight, type ParameterSpecs } from './parameters';

/** One convolution with its normalisation; a kernel of one pixel is a matrix. */
interface Layer {
  name: string;
  size: 1 | 3 | 7;
  stride: 1 | 2;
  inputs: number;
  outputs: number;
}

/** A residual block: its layers in order, and the layer of its shortcut; null where the block's input is added as it is. */
interface Block {
  layers: Layer[];
  shortcut: Layer | null;
}

const stem = ({ width }: ResnetSettings): Layer => ({
  name: 'stem',
  size: 7,
  stride: 2,
  inputs: 3,
  outputs: width,
});

/** The blocks of a stage (from 0). All stages but the first halve the sides, in the 3×3 layer of their first block. */
function stageBlocks(settings: ResnetSettings, stage: number): Block[] {
  const inner = settings.width * 2 ** stage;
  const outputs = stageChannels(settings, stage);
  return Array.from({ length: settings.blocks[stage] }, (_, i) => {
    const name = `stage${stage}.block${i}`;
    const stride = stage > 0 && i === 0 ? 2 : 1;
    const before = stage > 0 ? stageChannels(settings, stage - 1) : settings.width;
    const inputs = i === 0 ? before : outputs;
    const layers: Layer[] = settings.bottleneck
      ? [
          { name: `${name}.layer1`, size: 1, stride: 1, inputs, outputs: inner },
          { name: `${name}.layer2`, size: 3, stride, inputs: inner, outputs: inner },
          { name: `${name}.layer3`, size: 1, stride: 1, inputs: inner, outputs },
        ]
      : [
          { name: `${name}.layer1`, size: 3, stride, inputs, outputs: inner },
          { name: `${name}.layer2`, size: 3, stride: 1, inputs: inner, outputs },
        ];
    const sameShape = stride === 1 && inputs === outputs;
    return {
      layers,
      shortcut: sameShape ? null : { name: `${name}.shortcut`, size: 1, stride, inputs, outputs },
    };
  });
}

const stages = (settings: ResnetSettings): Block[][] =>
  settings.blocks.map((_, stage) => stageBlocks(settings, stage));

/** Kernel (He et al. 2015: σ = √(2 / inputs of an output), which keeps the size of values behind a ReLU), gain and bias. */
function layerSpecs({ name, size, inputs, outputs }: Layer): ParameterSpecs {
  return {
    [`${name}.kernel`]: {
      shape: size === 1 ? [inputs, outputs] : [size, size, inputs, outputs],
      init: Math.sqrt(2 / (size * size * inputs)),
    },
    [`${name}.gain`]: { shape: [outputs], init: 'ones' },
    [`${name}.bias`]: { shape: [outputs], init: 'zeros' },
  };
}

/**
 * Weights of a residual network. Gains start at 1 everywhere, also at the end of a branch: with 0 there, as is common in
 * supervised training, the random-weights baseline would be a network without its branches, and the first step's gradient
 * would reach none of them.
 */
export function resnetSpecs(settings: ResnetSettings): ParameterSpecs {
  const blocks = stages(settings).flat();
  const layers = blocks.flatMap((block) => [...block.layers, ...(block.shortcut ? [block.shortcut] : [])]);
  return Object.assign({}, ...[stem(settings), ...layers].map(layerSpecs)) as ParameterSpecs;
}

/** Every second pixel in both directions, the first included: `[n, h, w, c]` → `[n, ⌈h/2⌉, ⌈w/2⌉, c]`. */
function everySecond(x: tf.Tensor4D): tf.Tensor4D {
  const [n, height, width, channels] = x.shape;
  const even =
    height % 2 || width % 2
      ? tf.pad(x, [
          [0, 0],
          [0, height % 2],
          [0, width % 2],
          [0, 0],
        ])
      : x;
  const [rows, columns] = [Math.ceil(height / 2), Math.ceil(width / 2)];
  const squares = tf.reshape(even, [n, rows, 2, columns, 2 * channels]);
  return tf.reshape(tf.slice(squares, [0, 0, 0, 0, 0], [n, rows, 1, columns, channels]), [
    n,
    rows,
    columns,
    channels,
  ]);
}

function convolved(x: tf.Tensor4D, weights: TensorMap, { name, size, stride }: Layer): tf.Tensor4D {
  const kernel = weight(weights, `${name}.kernel`);
  if (size > 1) return conv2d(x, kernel, stride);
  const read = stride === 2 ? everySecond(x) : x;
  const [n, height, width, inputs] = read.shape;
  const product = tf.matMul(tf.reshape(read, [n * height * width, inputs]), kernel as tf.Tensor2D);
  return tf.reshape(product, [n, height, width, kernel.shape[1]!]);
}

function layer(x: tf.Tensor4D, weights: TensorMap, each: Layer, groups: number): tf.Tensor4D {
  const [gain, bias] = [weight(weights, `${each.name}.gain`), weight(weights, `${each.name}.bias`)];
  return groupNorm(convolved(x, weights, each), gain, bias, groups);
}

function block(x: tf.Tensor4D, weights: TensorMap, { layers, shortcut }: Block, groups: number): tf.Tensor4D {
  let branch = layer(x, weights, layers[0], groups);
  for (const each of layers.slice(1)) branch = layer(relu(branch), weights, each, groups);
  return relu(tf.add(branch, shortcut ? layer(x, weights, shortcut, groups) : x));
}

/**
 * The encoder: images `[n, side, side, 3]` in −1…1, side any multiple of 4 → z, the mean of the last stage over the image,
 * and y_c, that of the third. (He et al. 2016; the stride lies in the 3×3 layer of a bottleneck, and where they have
 * max-pooling behind the first layer, here are means, whose gradient needs no indices.)
 */
export function resnet(images: tf.Tensor4D, weights: TensorMap, settings: ResnetSettings): Encoded {
  const { groups } = settings;
  let x = halved(relu(layer(images, weights, stem(settings), groups)));
  const ends = stages(settings).map((blocks) => {
    for (const each of blocks) x = block(x, weights, each, groups);
    return x;
  });
  return { embedding: pooled(ends[3]), feature: pooled(ends[2]) };
}
