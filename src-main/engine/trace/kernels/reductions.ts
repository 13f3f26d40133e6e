import * as tf from '@tensorflow/tfjs-core';
import { traceKernel } from '../kernel';
import { type OnnxGraph, onnxTypeCodes } from '../onnxGraph';
import { type Value } from '../traceBackend';

const reductions = {
  Max: 'ReduceMax',
  Mean: 'ReduceMean',
  Min: 'ReduceMin',
  Prod: 'ReduceProd',
  Sum: 'ReduceSum',
};

interface ReductionAttrs {
  axis?: number | number[];
  reductionIndices?: number | number[];
  keepDims?: boolean;
}

export function registerReductions(): void {
  for (const [kernel, op] of Object.entries(reductions)) {
    traceKernel(kernel, (graph, { x }, { axis, reductionIndices, keepDims = false }: ReductionAttrs) => {
      const axes = tf.util.parseAxisParam((axis ?? reductionIndices)!, x.shape);
      const [reduced] = tf.backend_util.computeOutAndReduceShapes(x.shape, axes);
      const shape = keepDims ? tf.backend_util.expandShapeToKeepDim(reduced, axes) : reduced;
      const attributes = { keepdims: { int: Number(keepDims) } };
      const { name, dtype } = kernel === tf.Mean ? asFloat(graph, x) : x;
      // No axis to reduce over: ONNX would reduce over all.
      if (axes.length === 0) return { ...x, dtype, name: graph.add('Identity', [name]) };
      if (kernel === tf.Sum && isSumOfRows(graph, x, axes))
        return { shape, dtype, name: sumOfRows(graph, x, axes.length, shape) };
      return { shape, dtype, name: graph.add(op, [name, graph.int64s(axes)], attributes) };
    });
  }

  traceKernel(tf.Softmax, (graph, { logits }, { dim }: tf.SoftmaxAttrs) => ({
    ...logits,
    name: graph.add('Softmax', [logits.name], { axis: { int: dim } }),
  }));
}

/** tfjs' mean of integers is a float, ONNX' an integer. */
function asFloat(graph: OnnxGraph, x: Value): Value {
  if (x.dtype === 'float32') return x;
  return {
    ...x,
    dtype: 'float32',
    name: graph.add('Cast', [x.name], { to: { int: onnxTypeCodes.float32 } }),
  };
}

/** Whether whole rows are added up, as in the gradient by a bias. */
const isSumOfRows = (graph: OnnxGraph, { shape, dtype }: Value, axes: number[]) =>
  graph.dialect === 'onnxruntime' &&
  dtype === 'float32' &&
  axes.length < shape.length &&
  axes.every((axis, i) => axis === i) &&
  tf.util.sizeFromShape(shape.slice(axes.length)) > 1;

/** The sum over the first axes as ones times matrix: onnxruntime's `ReduceSum` takes about twice as long over rows. */
function sumOfRows(graph: OnnxGraph, { name, shape }: Value, axisCount: number, result: number[]): string {
  const rows = tf.util.sizeFromShape(shape.slice(0, axisCount));
  const columns = tf.util.sizeFromShape(shape.slice(axisCount));
  const matrix = graph.add('Reshape', [name, graph.int64s([rows, columns])]);
  const ones = graph.floats([Array.from({ length: rows }, () => 1)]);
  return graph.add('Reshape', [graph.add('MatMul', [ones, matrix]), graph.int64s(result)]);
}
