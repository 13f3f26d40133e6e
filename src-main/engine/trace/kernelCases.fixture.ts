import * as tf from '@tensorflow/tfjs-core';
import { conv2d } from '../ops/conv2d';
import { gelu } from '../ops/gelu';
import { groupNorm } from '../ops/groupNorm';
import { layerNorm } from '../ops/layerNorm';
import { halved, pooled } from '../ops/pooling';
import { relu } from '../ops/relu';

/** A function of float inputs a, b, … named after its kernels; `gradient: false` for those that have none. */
export interface Case {
  name: string;
  shapes: number[][];
  fn: (...inputs: tf.Tensor[]) => tf.Tensor;
  /** Moves the inputs into the function's domain; default: as drawn, standard normal. */
  domain?: (value: number) => number;
  gradient?: false;
}

/** Convolutions of kernels of each size, strides 1 and 2, over few and many pixels, even and odd sides, a side of one pixel. */
function convolutions(): Case[] {
  const sides = [
    [6, 8],
    [5, 7],
    [1, 2],
    [17, 18],
  ];
  const make = (size: number, stride: 1 | 2, [height, width]: number[]): Case => ({
    name: `Conv2D and its gradients: kernel ${size}, stride ${stride}, ${height} × ${width}`,
    shapes: [
      [3, height, width, 2],
      [size, size, 2, 4],
    ],
    fn: (a, b) => conv2d(a as tf.Tensor4D, b, stride),
  });
  return [1, 3, 7].flatMap((size) =>
    ([1, 2] as const).flatMap((stride) => sides.map((side) => make(size, stride, side))),
  );
}

const positive = (value: number) => Math.abs(value) + 0.5;
const ones = (...shape: number[]) => tf.ones(shape);

export const cases: Case[] = [
  { name: 'Abs', shapes: [[3, 4]], fn: (a) => tf.abs(a) },
  { name: 'Ceil', shapes: [[5]], fn: (a) => tf.ceil(a) },
  { name: 'Erf', shapes: [[5]], fn: (a) => tf.erf(a) },
  { name: 'Exp', shapes: [[3, 4]], fn: (a) => tf.exp(a) },
  { name: 'Floor', shapes: [[5]], fn: (a) => tf.floor(a) },
  { name: 'Log', shapes: [[3, 4]], fn: (a) => tf.log(a), domain: positive },
  { name: 'Neg', shapes: [[3, 4]], fn: (a) => tf.neg(a) },
  { name: 'Reciprocal', shapes: [[5]], fn: (a) => tf.reciprocal(a), domain: positive },
  { name: 'Relu', shapes: [[3, 4]], fn: (a) => tf.relu(a) },
  { name: 'Rsqrt', shapes: [[5]], fn: (a) => tf.rsqrt(a), domain: positive },
  { name: 'Sigmoid', shapes: [[5]], fn: (a) => tf.sigmoid(a) },
  { name: 'Sign', shapes: [[5]], fn: (a) => tf.sign(a) },
  { name: 'Sqrt', shapes: [[5]], fn: (a) => tf.sqrt(a), domain: positive },
  { name: 'Square', shapes: [[2, 3]], fn: (a) => tf.square(a) },
  { name: 'Step', shapes: [[7]], fn: (a) => tf.step(a) },
  { name: 'Step with alpha', shapes: [[7]], fn: (a) => tf.step(a, 0.3) },
  { name: 'Tanh', shapes: [[3, 4]], fn: (a) => tf.tanh(a) },
  { name: 'ClipByValue', shapes: [[9]], fn: (a) => tf.clipByValue(a, -0.5, 0.7) },
  { name: 'Add, broadcast', shapes: [[2, 3, 4], [4]], fn: (a, b) => tf.add(a, b) },
  {
    name: 'Sub, broadcast',
    shapes: [
      [3, 1],
      [2, 3, 4],
    ],
    fn: (a, b) => tf.sub(a, b),
  },
  { name: 'Multiply, broadcast', shapes: [[2, 3], []], fn: (a, b) => tf.mul(a, b) },
  { name: 'RealDiv, broadcast', shapes: [[2, 3], [3]], fn: (a, b) => tf.div(a, b), domain: positive },
  { name: 'Pow', shapes: [[4], [4]], fn: (a, b) => tf.pow(a, b), domain: positive },
  { name: 'Maximum', shapes: [[6], [6]], fn: (a, b) => tf.maximum(a, b) },
  { name: 'Minimum', shapes: [[6], [6]], fn: (a, b) => tf.minimum(a, b) },
  {
    name: 'SquaredDifference',
    shapes: [
      [2, 3],
      [2, 3],
    ],
    fn: (a, b) => tf.squaredDifference(a, b),
  },
  {
    name: 'AddN',
    shapes: [
      [2, 3],
      [2, 3],
      [2, 3],
    ],
    fn: (a, b, c) => tf.addN([a, b, c]),
  },
  {
    name: 'Equal',
    shapes: [[5], [5]],
    fn: (a, b) => tf.cast(tf.equal(tf.sign(a), tf.sign(b)), 'float32'),
    gradient: false,
  },
  {
    name: 'NotEqual',
    shapes: [[5], [5]],
    fn: (a, b) => tf.cast(tf.notEqual(tf.sign(a), tf.sign(b)), 'float32'),
    gradient: false,
  },
  {
    name: 'Greater',
    shapes: [[5], [5]],
    fn: (a, b) => tf.cast(tf.greater(a, b), 'float32'),
    gradient: false,
  },
  {
    name: 'GreaterEqual',
    shapes: [[5], [5]],
    fn: (a, b) => tf.cast(tf.greaterEqual(a, b), 'float32'),
    gradient: false,
  },
  { name: 'Less', shapes: [[5], [5]], fn: (a, b) => tf.cast(tf.less(a, b), 'float32'), gradient: false },
  {
    name: 'LessEqual',
    shapes: [[5], [5]],
    fn: (a, b) => tf.cast(tf.lessEqual(a, b), 'float32'),
    gradient: false,
  },
  {
    name: 'LogicalAnd, LogicalOr, LogicalNot',
    shapes: [[8], [8]],
    fn: (a, b) => {
      const [x, y] = [tf.greater(a, 0), tf.greater(b, 0)];
      return tf.cast(tf.logicalOr(tf.logicalAnd(x, y), tf.logicalNot(tf.logicalOr(x, y))), 'float32');
    },
    gradient: false,
  },
  {
    name: 'Select',
    shapes: [[6], [6]],
    fn: (a, b) => tf.where(tf.tensor1d([1, 0, 0, 1, 1, 0], 'bool'), tf.mul(a, 2), b),
  },
  {
    name: 'Cast',
    shapes: [[5]],
    fn: (a) => tf.cast(tf.cast(tf.mul(a, 9), 'int32'), 'float32'),
    gradient: false,
  },
  { name: 'Sum over axes', shapes: [[2, 3, 4]], fn: (a) => tf.sum(a, [0, 2]) },
  { name: 'Sum over all', shapes: [[2, 3]], fn: (a) => tf.sum(a) },
  { name: 'Sum, kept dimensions', shapes: [[2, 3]], fn: (a) => tf.sum(a, -1, true) },
  { name: 'Sum of rows', shapes: [[2, 3, 4]], fn: (a) => tf.sum(a, [0, 1]) },
  { name: 'Sum of rows, kept dimensions', shapes: [[2, 3, 4]], fn: (a) => tf.sum(a, [0], true) },
  { name: 'Mean', shapes: [[2, 3, 4]], fn: (a) => tf.mean(a, 1) },
  { name: 'Mean over axes out of order', shapes: [[2, 3, 4]], fn: (a) => tf.mean(a, [2, 0], true) },
  {
    name: 'Mean of integers, a float',
    shapes: [[5]],
    fn: (a) => tf.mean(tf.cast(tf.mul(a, 9), 'int32')),
    gradient: false,
  },
  { name: 'Max', shapes: [[2, 5]], fn: (a) => tf.max(a, 1) },
  { name: 'Min', shapes: [[2, 5]], fn: (a) => tf.min(a, 1, true) },
  { name: 'Prod', shapes: [[2, 3]], fn: (a) => tf.prod(a, 1), gradient: false },
  { name: 'Softmax', shapes: [[3, 5]], fn: (a) => tf.softmax(a) },
  { name: 'LogSoftmax', shapes: [[3, 5]], fn: (a) => tf.logSoftmax(a) },
  {
    name: 'BatchMatMul',
    shapes: [
      [2, 3, 4],
      [2, 4, 5],
    ],
    fn: (a, b) => tf.matMul(a, b),
  },
  {
    name: 'BatchMatMul, a transposed',
    shapes: [
      [2, 4, 3],
      [2, 4, 5],
    ],
    fn: (a, b) => tf.matMul(a, b, true),
  },
  {
    name: 'BatchMatMul, b transposed',
    shapes: [
      [3, 4],
      [5, 4],
    ],
    fn: (a, b) => tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D, false, true),
  },
  {
    name: 'BatchMatMul, both transposed',
    shapes: [
      [4, 3],
      [5, 4],
    ],
    fn: (a, b) => tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D, true, true),
  },
  {
    name: 'BatchMatMul, batches broadcast',
    shapes: [
      [1, 4, 3],
      [2, 4, 5],
    ],
    fn: (a, b) => tf.matMul(a, b, true),
    gradient: false,
  },
  { name: 'Identity', shapes: [[4]], fn: (a) => tf.mul(tf.clone(a), 2) },
  { name: 'Reshape', shapes: [[2, 6]], fn: (a) => tf.reshape(a, [3, -1]) },
  { name: 'ExpandDims', shapes: [[2, 3]], fn: (a) => tf.mul(tf.expandDims(a, 1), ones(2, 4, 3)) },
  { name: 'Transpose', shapes: [[2, 3, 4]], fn: (a) => tf.transpose(a, [2, 0, 1]) },
  { name: 'Slice', shapes: [[4, 5]], fn: (a) => tf.slice(a, [1, 2], [2, -1]) },
  {
    name: 'SplitV',
    shapes: [[2, 7]],
    fn: (a) => tf.mul(tf.split(a, [3, 1, 3], 1)[2], tf.split(a, [3, 1, 3], 1)[0]),
  },
  { name: 'Unpack', shapes: [[3, 4]], fn: (a) => tf.mul(tf.unstack(a, 0)[0], tf.unstack(a, 0)[2]) },
  { name: 'Pack', shapes: [[4], [4]], fn: (a, b) => tf.stack([a, b], -1) },
  {
    name: 'Concat',
    shapes: [
      [2, 3],
      [2, 5],
    ],
    fn: (a, b) => tf.concat([a, b], 1),
  },
  {
    name: 'GatherV2, UnsortedSegmentSum',
    shapes: [[5, 3]],
    fn: (a) => tf.gather(a, tf.tensor1d([4, 0, 4], 'int32')),
  },
  {
    name: 'GatherV2, UnsortedSegmentSum along a later axis',
    shapes: [[2, 4, 3]],
    fn: (a) => tf.gather(a, tf.tensor2d([3, 0, 3, 1], [2, 2], 'int32'), 1),
  },
  {
    name: 'OneHot, nothing for indices out of range',
    shapes: [[2, 2]],
    fn: (a) => tf.mul(tf.oneHot(tf.tensor2d([2, -1, 0, 3], [2, 2], 'int32'), 3, 5, -2), tf.expandDims(a, -1)),
  },
  {
    name: 'StridedSlice, forwards',
    shapes: [[5, 6, 2]],
    fn: (a) => tf.stridedSlice(a, [1, 1, -1], [5, 6, 2], [2, 3, 1]),
    gradient: false,
  },
  {
    name: 'StridedSlice, without an axis',
    shapes: [[5, 6, 2]],
    fn: (a) => tf.stridedSlice(a, [1, 1, -1], [5, 6, 2], [1, 1, 1], 0, 0, 0, 0, 4),
    gradient: false,
  },
  {
    name: 'StridedSlice, backwards to the first',
    shapes: [[5, 6]],
    fn: (a) => tf.stridedSlice(a, [4, 5], [0, 0], [-2, -1], 0, 3),
    gradient: false,
  },
  {
    name: 'StridedSlice, ellipsis and new axis',
    shapes: [[3, 2, 4]],
    fn: (a) => tf.stridedSlice(a, [0, 0, 1], [0, 0, 4], [1, 1, 2], 0, 0, 1, 2, 0),
    gradient: false,
  },
  { name: 'Fill', shapes: [[2, 3]], fn: (a) => tf.mul(a, tf.fill([2, 1], 2.5)) },
  { name: 'Tile', shapes: [[2, 3]], fn: (a) => tf.tile(a, [2, 3]) },
  { name: 'BroadcastTo', shapes: [[2, 1, 3]], fn: (a) => tf.broadcastTo(a, [2, 4, 3]) },
  {
    name: 'PadV2',
    shapes: [[2, 3]],
    fn: (a) =>
      tf.pad(
        a,
        [
          [1, 0],
          [2, 1],
        ],
        0.5,
      ),
  },
  {
    name: 'ZerosLike, OnesLike',
    shapes: [[2, 3]],
    fn: (a) => tf.mul(a, tf.sub(tf.onesLike(a), tf.zerosLike(a))),
  },
  {
    name: 'FusedLayerNorm',
    shapes: [[2, 3, 8], [8], [8]],
    fn: (a, b, c) => layerNorm(a, b as tf.Tensor1D, c as tf.Tensor1D),
  },
  {
    name: 'relu with its own gradient',
    shapes: [[3, 5]],
    fn: (a) => relu(a),
  },
  {
    name: 'mean of 2×2 pixels, mean of all pixels',
    shapes: [[2, 4, 6, 3]],
    fn: (a) => pooled(halved(a as tf.Tensor4D)),
  },
  {
    name: 'group normalisation',
    shapes: [[2, 3, 4, 6], [6], [6]],
    fn: (a, b, c) => groupNorm(a as tf.Tensor4D, b, c, 3),
  },
  ...convolutions(),
  {
    name: 'Conv2D and its gradients: no padding',
    shapes: [
      [2, 7, 10, 3],
      [3, 3, 3, 2],
    ],
    fn: (a, b) => tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 1, 'valid'),
  },
  {
    name: 'Conv2D and its gradients: no padding, pixels that no kernel reaches',
    shapes: [
      [2, 8, 10, 3],
      [3, 3, 3, 2],
    ],
    fn: (a, b) => tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 2, 'valid'),
  },
  { name: 'FusedGelu', shapes: [[3, 7]], fn: (a) => gelu(a) },
];
