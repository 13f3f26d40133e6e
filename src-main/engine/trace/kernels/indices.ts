import * as tf from '@tensorflow/tfjs-core';
import { bug } from '../../../../src-shared/errors';
import { scalar, sizeOf, traceKernel } from '../kernel';
import { type OnnxGraph } from '../onnxGraph';
import { constantBytes, type Value } from '../traceBackend';
import { product } from './matrix';
import { reshape } from './shapes';

/** Kernels that take int32 indices. */
export function registerIndices(): void {
  traceKernel(tf.GatherV2, (graph, { x, indices }, { axis, batchDims }: tf.GatherV2Attrs) => {
    if (batchDims !== 0) throw bug('GatherV2 with batch dimensions cannot be traced.');
    const at = tf.util.parseAxisParam(axis, x.shape)[0];
    return {
      ...x,
      shape: x.shape.toSpliced(at, 1, ...indices.shape),
      name: graph.add('Gather', [x.name, indices.name], { axis: { int: at } }),
    };
  });

  traceKernel(tf.OneHot, (graph, { indices }, { depth, onValue, offValue, dtype }: tf.OneHotAttrs) => {
    const branches = [scalar(graph, onValue, dtype), scalar(graph, offValue, dtype)];
    const hits = equalsClass(graph, indices, depth);
    return { name: graph.add('Where', [hits, ...branches]), shape: [...indices.shape, depth], dtype };
  });

  traceKernel(tf.UnsortedSegmentSum, (graph, inputs, { numSegments }: tf.UnsortedSegmentSumAttrs) =>
    segmentSum(graph, inputs.x, inputs.segmentIds, numSegments),
  );
}

/** Whether each index is each of 0 … depth − 1. ONNX' OneHot counts negative indices from the end; in tfjs they hit nothing. */
function equalsClass(graph: OnnxGraph, indices: Value, depth: number): string {
  const classes = constantBytes(
    'int32',
    Int32Array.from({ length: depth }, (_, i) => i),
  );
  const column = reshape(graph, indices, [...indices.shape, 1]);
  return graph.add('Equal', [column.name, graph.addInitializer('int32', [depth], classes)]);
}

/** The gradient of a gather, as a product with a one-hot matrix: the order of its sums is fixed, that of scattering is not. */
function segmentSum(graph: OnnxGraph, x: Value, segmentIds: Value, numSegments: number): Value {
  if (segmentIds.shape.length !== 1 || x.dtype !== 'float32')
    throw bug('UnsortedSegmentSum is traced for floats and one axis of segments only.');
  const [rows, ...rest] = x.shape;
  const branches = [scalar(graph, 1), scalar(graph, 0)];
  const hits = graph.add('Where', [equalsClass(graph, segmentIds, numSegments), ...branches]);
  const flat = reshape(graph, x, [rows, sizeOf(rest)]);
  const matrix = { ...x, name: hits, shape: [rows, numSegments] };
  return reshape(graph, { ...x, name: product(graph, matrix, flat, true) }, [numSegments, ...rest]);
}
