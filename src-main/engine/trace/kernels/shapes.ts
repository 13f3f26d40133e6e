import * as tf from '@tensorflow/tfjs-core';
import { type OnnxGraph } from '../onnxGraph';
import { type Value } from '../traceBackend';
import { scalar, sizeOf, traceKernel } from '../kernel';

export const reshape = (graph: OnnxGraph, x: Value, shape: number[]): Value => ({
  ...x,
  shape,
  name: graph.add('Reshape', [x.name, graph.int64s(shape)]),
});

export const transpose = (graph: OnnxGraph, x: Value, perm: number[]): Value => ({
  ...x,
  shape: perm.map((axis) => x.shape[axis]),
  name: graph.add('Transpose', [x.name], { perm: { ints: perm } }),
});

export function registerShapes(): void {
  registerViews();
  registerParts();
  registerGrowth();
}

/** The same values under another shape or order. */
function registerViews(): void {
  traceKernel(tf.Identity, (_graph, { x }) => x);

  traceKernel(tf.Reshape, (graph, { x }, { shape }: tf.ReshapeAttrs) =>
    reshape(graph, x, tf.util.inferFromImplicitShape(shape, sizeOf(x.shape))),
  );

  traceKernel(tf.ExpandDims, (graph, { input }, { dim }: tf.ExpandDimsAttrs) => {
    const at = dim < 0 ? input.shape.length + dim + 1 : dim;
    return reshape(graph, input, input.shape.toSpliced(at, 0, 1));
  });

  traceKernel(tf.Transpose, (graph, { x }, { perm }: tf.TransposeAttrs) => transpose(graph, x, perm));
}

/** Parts of a tensor. */
function registerParts(): void {
  traceKernel(tf.Slice, (graph, { x }, { begin, size }: tf.SliceAttrs) => {
    const [starts, sizes] = tf.slice_util.parseSliceParams(x as unknown as tf.TensorInfo, begin, size);
    const ends = starts.map((start, axis) => start + sizes[axis]);
    const bounds = [graph.int64s(starts), graph.int64s(ends), graph.int64s(starts.map((_, axis) => axis))];
    return { ...x, shape: sizes, name: graph.add('Slice', [x.name, ...bounds]) };
  });

  traceKernel(tf.StridedSlice, (graph, { x }, attrs: tf.StridedSliceAttrs) => stridedSlice(graph, x, attrs));

  traceKernel(tf.SplitV, (graph, { x }, { numOrSizeSplits, axis }: tf.SplitVAttrs) => {
    const at = tf.util.parseAxisParam(axis, x.shape)[0];
    const sizes = tf.backend_util.prepareSplitSize(x as unknown as tf.Tensor, numOrSizeSplits, at);
    return split(graph, x, sizes, at);
  });

  traceKernel(tf.Unpack, (graph, { value }, { axis }: tf.UnpackAttrs) => {
    const at = tf.util.parseAxisParam(axis, value.shape)[0];
    const parts = split(graph, value, new Array<number>(value.shape[at]).fill(1), at);
    return parts.map((part) => reshape(graph, part, part.shape.toSpliced(at, 1)));
  });
}

function stridedSlice(graph: OnnxGraph, x: Value, attrs: tf.StridedSliceAttrs): Value {
  const { begin, end, strides, beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask } = attrs;
  const masks = [beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask] as const;
  const info = tf.slice_util.sliceInfo(x.shape, begin, end, strides, ...masks);
  // A negative end counts from the back in ONNX; before the first element is what is meant.
  const ends = info.end.map((each) => (each < 0 ? -(2 ** 31) : each));
  const axes = ends.map((_, axis) => axis);
  const bounds = [info.begin, ends, axes, info.strides].map((values) => graph.int64s(values));
  return reshape(graph, { ...x, name: graph.add('Slice', [x.name, ...bounds]) }, info.finalShape);
}

function split(graph: OnnxGraph, x: Value, sizes: number[], axis: number): Value[] {
  const names = graph.addMany('Split', [x.name, graph.int64s(sizes)], sizes.length, { axis: { int: axis } });
  return names.map((name, i) => ({ ...x, name, shape: x.shape.with(axis, sizes[i]) }));
}

/** Tensors made of others, or of constants. */
function registerGrowth(): void {
  traceKernel(tf.Concat, (graph, inputs, { axis }: tf.ConcatAttrs) => {
    const values = Object.values(inputs);
    const at = tf.util.parseAxisParam(axis, values[0].shape)[0];
    return concat(graph, values, at);
  });

  traceKernel(tf.Pack, (graph, inputs, { axis }: tf.PackAttrs) => {
    const values = Object.values(inputs);
    const at = axis < 0 ? values[0].shape.length + axis + 1 : axis;
    return concat(
      graph,
      values.map((value) => reshape(graph, value, value.shape.toSpliced(at, 0, 1))),
      at,
    );
  });

  traceKernel(tf.Tile, (graph, { x }, { reps }: tf.TileAttrs) => ({
    ...x,
    shape: x.shape.map((size, axis) => size * reps[axis]),
    name: graph.add('Tile', [x.name, graph.int64s(reps)]),
  }));

  traceKernel(tf.PadV2, (graph, { x }, { paddings, constantValue }: tf.PadV2Attrs) =>
    pad(graph, x, paddings, constantValue),
  );

  traceKernel(tf.Fill, (graph, _inputs, { shape, value, dtype }: tf.FillAttrs) =>
    fill(graph, { shape, dtype }, value as number),
  );
  traceKernel(tf.ZerosLike, (graph, { x }) => fill(graph, x, 0));
  traceKernel(tf.OnesLike, (graph, { x }) => fill(graph, x, 1));
}

export function pad(graph: OnnxGraph, x: Value, paddings: [number, number][], value: number): Value {
  const pads = graph.int64s([...paddings.map(([before]) => before), ...paddings.map(([, after]) => after)]);
  const shape = x.shape.map((size, axis) => size + paddings[axis][0] + paddings[axis][1]);
  return { ...x, shape, name: graph.add('Pad', [x.name, pads, scalar(graph, value, x.dtype)]) };
}

/** The parts of a tensor at those places of an axis. */
export const gather = (graph: OnnxGraph, x: Value, axis: number, places: readonly number[]): Value => ({
  ...x,
  shape: x.shape.with(axis, places.length),
  name: graph.add('Gather', [x.name, graph.int32s(places)], { axis: { int: axis } }),
});

export function concat(graph: OnnxGraph, values: Value[], axis: number): Value {
  const names = values.map(({ name }) => name);
  const size = values.reduce((sum, { shape }) => sum + shape[axis], 0);
  return {
    ...values[0],
    shape: values[0].shape.with(axis, size),
    name: graph.add('Concat', names, { axis: { int: axis } }),
  };
}

export function fill(graph: OnnxGraph, like: Omit<Value, 'name'>, value: number): Value {
  return { ...like, name: graph.add('Expand', [scalar(graph, value, like.dtype), graph.int64s(like.shape)]) };
}
