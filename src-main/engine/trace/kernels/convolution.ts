import * as tf from '@tensorflow/tfjs-core';
import { bug } from '../../../../src-shared/errors';
import { coveredPixels, type CoveringClass, coveringResults, usedTaps } from '../../program/convPixels';
import { traceKernel } from '../kernel';
import { type OnnxGraph } from '../onnxGraph';
import { type Value } from '../traceBackend';
import { product } from './matrix';
import { concat, fill, gather, pad, reshape, transpose } from './shapes';
import { type TileGrid, winograd, winogradOfImage, winogradOfKernel } from './winograd';

type Geometry = tf.backend_util.Conv2DInfo;

/** What the three kernels share: the forward pass they belong to. */
interface ConvAttrs {
  strides: [number, number] | number;
  pad: 'valid' | 'same' | number;
  dataFormat: 'NHWC' | 'NCHW';
  dilations?: [number, number] | number;
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/**
 * A convolution is a product: under each pixel of its result lies a patch of the image, a row of a matrix, which the kernel
 * multiplies. onnxruntime's own operator makes the patches a piece at a time, which is faster and leaner for large images;
 * but it multiplies each image by itself, and for images of few pixels one product for all of them is several times faster.
 * Its gradient operators (ConvTranspose, and Conv with axes exchanged) are slow for all sizes: `npm run bench -- train`.
 */
const fewPixels = 64;

export function registerConvolution(): void {
  traceKernel(tf.Conv2D, (graph, { x, filter }, attrs: ConvAttrs) => {
    const conv = geometry(x.shape, filter.shape, attrs);
    if (isMinimal(conv)) return winograd(graph, x, filter, gridOf(conv));
    if (conv.outHeight * conv.outWidth > fewPixels) {
      const { top, left, bottom, right } = conv.padInfo;
      const kernel = transpose(graph, filter, [3, 2, 0, 1]);
      return convolve(graph, x, kernel, conv.outShape, [top, left, bottom, right], strides(conv));
    }
    const taps = usedTaps(conv);
    const matrix = rows(graph, kernelTaps(graph, filter, taps), conv.outChannels);
    const name = product(graph, patches(graph, x, conv, taps), matrix);
    return reshape(graph, { ...x, name }, conv.outShape);
  });

  traceKernel(tf.Conv2DBackpropFilter, (graph, { x, dy }, attrs: ConvAttrs & { filterShape: number[] }) => {
    const conv = geometry(x.shape, attrs.filterShape, attrs);
    if (isMinimal(conv)) return winogradOfKernel(graph, x, dy, gridOf(conv));
    const taps = usedTaps(conv);
    const name = product(graph, patches(graph, x, conv, taps), rows(graph, dy, conv.outChannels), true);
    const found = reshape(graph, { ...x, name }, [taps.length, conv.inChannels, conv.outChannels]);
    return reshape(graph, allTaps(graph, found, taps, conv), attrs.filterShape);
  });

  traceKernel(
    tf.Conv2DBackpropInput,
    (graph, { dy, filter }, attrs: ConvAttrs & { inputShape: number[] }) => {
      const conv = geometry(attrs.inputShape, filter.shape, attrs);
      if (isMinimal(conv)) return winogradOfImage(graph, dy, filter, turnedGridOf(conv));
      return sumOverResults(graph, dy, filter, conv);
    },
  );
}

function geometry(image: number[], kernel: number[], attrs: ConvAttrs): Geometry {
  const conv = tf.backend_util.computeConv2DInfo(
    image as [number, number, number, number],
    kernel as [number, number, number, number],
    attrs.strides,
    attrs.dilations ?? 1,
    attrs.pad,
    attrs.dimRoundingMode,
  );
  if (attrs.dataFormat !== 'NHWC' || conv.dilationHeight !== 1 || conv.dilationWidth !== 1)
    throw bug('Convolutions are traced as NHWC and without dilation only.');
  return conv;
}

/** Whether minimal filtering has this case. On a side of one pixel, two thirds of its tiles would be padding. */
const isMinimal = (conv: Geometry) =>
  conv.filterHeight === 3 &&
  conv.filterWidth === 3 &&
  conv.strideHeight === 1 &&
  conv.strideWidth === 1 &&
  Math.min(conv.outHeight, conv.outWidth) > 1;

const gridOf = ({ inHeight, inWidth, outHeight, outWidth, padInfo: { top, left } }: Geometry): TileGrid => ({
  height: inHeight,
  width: inWidth,
  outHeight,
  outWidth,
  top,
  left,
});

/** Of the convolution with the turned kernel that leads back from the result to the image. */
const turnedGridOf = ({
  inHeight,
  inWidth,
  outHeight,
  outWidth,
  padInfo: { top, left },
}: Geometry): TileGrid => ({
  height: outHeight,
  width: outWidth,
  outHeight: inHeight,
  outWidth: inWidth,
  top: 2 - top,
  left: 2 - left,
});

const strides = (conv: Geometry) => [conv.strideHeight, conv.strideWidth];

/** onnxruntime's operator, which takes images as NCHW; `kernel` `[outputs, inputs, height, width]`; pads clockwise from the top left. */
function convolve(
  graph: OnnxGraph,
  x: Value,
  kernel: Value,
  shape: number[],
  pads: number[],
  steps: number[],
): Value {
  const attributes = { pads: { ints: pads }, strides: { ints: steps } };
  const name = graph.add('Conv', [transpose(graph, x, [0, 3, 1, 2]).name, kernel.name], attributes);
  const [n, height, width, channels] = shape;
  return transpose(graph, { ...x, name, shape: [n, channels, height, width] }, [0, 2, 3, 1]);
}

/** Pixels of all images as rows `[rows, columns]`. */
const rows = (graph: OnnxGraph, x: Value, columns: number) =>
  reshape(graph, x, [x.shape.reduce((size, each) => size * each, 1) / columns, columns]);

/** Places of a kernel `[height, width, inputs, outputs]` → `[taps, inputs, outputs]` */
function kernelTaps(graph: OnnxGraph, filter: Value, taps: readonly number[]): Value {
  const [height, width, inputs, outputs] = filter.shape;
  const all = reshape(graph, filter, [height * width, inputs, outputs]);
  return taps.length === height * width ? all : gather(graph, all, 0, taps);
}

/** The other way round: zeros where the kernel has other places than `taps`. */
function allTaps(graph: OnnxGraph, found: Value, taps: readonly number[], conv: Geometry): Value {
  const count = conv.filterHeight * conv.filterWidth;
  if (taps.length === count) return found;
  const padded = pad(graph, found, [[0, 1], [0, 0], [0, 0]], 0); // prettier-ignore
  const places = Array.from({ length: count }, (_, tap) => taps.indexOf(tap));
  return gather(graph, padded, 0, places.map((at) => (at < 0 ? taps.length : at))); // prettier-ignore
}

/** Pixels by their places `[n, places, channels]`; the place behind the last pixel is a zero. */
function pick(graph: OnnxGraph, x: Value, places: readonly number[]): Value {
  const [n, height, width, channels] = x.shape;
  const flat = reshape(graph, x, [n, height * width, channels]);
  const padded = pad(graph, flat, [[0, 0], [0, 1], [0, 0]], 0); // prettier-ignore
  return gather(graph, padded, 1, places);
}

/** What lies under the places of the kernel at each pixel of the result: `[n · pixels, taps · inputs]`. */
function patches(graph: OnnxGraph, x: Value, conv: Geometry, taps: readonly number[]): Value {
  return rows(graph, pick(graph, x, coveredPixels(conv, taps)), taps.length * conv.inChannels);
}

/** Each pixel of the image sums over the results it took part in: a product for each remainder of the stride. */
function sumOverResults(graph: OnnxGraph, dy: Value, filter: Value, conv: Geometry): Value {
  const { inShape } = conv;
  const classes = coveringResults(conv).filter(({ pixels }) => pixels.length > 0);
  const parts = classes.map((each) => classGradient(graph, dy, filter, conv, each));
  if (parts.length === 1) return reshape(graph, parts[0], inShape);
  const order = classes.flatMap(({ pixels }) => pixels);
  const places = new Array<number>(order.length);
  order.forEach((pixel, place) => (places[pixel] = place));
  return reshape(graph, gather(graph, concat(graph, parts, 1), 1, places), inShape);
}

/** `[n, pixels of the class, inputs]` */
function classGradient(
  graph: OnnxGraph,
  dy: Value,
  filter: Value,
  conv: Geometry,
  { pixels, taps, results }: CoveringClass,
): Value {
  const { batchSize, inChannels, outChannels } = conv;
  const shape = [batchSize, pixels.length, inChannels];
  if (taps.length === 0) return fill(graph, { shape, dtype: dy.dtype }, 0);
  const used = kernelTaps(graph, filter, taps);
  const kernel = rows(graph, transpose(graph, used, [0, 2, 1]), inChannels);
  const gradients = rows(graph, pick(graph, dy, results), taps.length * outChannels);
  return reshape(graph, { ...dy, name: product(graph, gradients, kernel) }, shape);
}
