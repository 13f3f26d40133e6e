import * as tf from '@tensorflow/tfjs-core';
import { microsoftDomain, type OnnxGraph } from '../onnxGraph';
import { traceKernel } from '../kernel';
import { type Value } from '../traceBackend';

export function registerMatrix(): void {
  traceKernel(tf.BatchMatMul, (graph, { a, b }, { transposeA, transposeB }: tf.BatchMatMulAttrs) => {
    const rows = a.shape.at(transposeA ? -1 : -2)!;
    const columns = b.shape.at(transposeB ? -2 : -1)!;
    const batch = tf.broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
    const shape = [...batch, rows, columns];
    return { name: product(graph, a, b, transposeA, transposeB), shape, dtype: a.dtype };
  });
}

/** The product of matrices, or of stacks of them, each as it is or turned; returns the name of the result. */
export function product(
  graph: OnnxGraph,
  a: Value,
  b: Value,
  transposeA = false,
  transposeB = false,
): string {
  if (!transposeA && !transposeB) return graph.add('MatMul', [a.name, b.name]);
  const attributes = { transA: { int: Number(transposeA) }, transB: { int: Number(transposeB) } };
  if (graph.dialect === 'onnxruntime')
    return graph.add('FusedMatMul', [a.name, b.name], attributes, microsoftDomain);
  if (a.shape.length === 2 && b.shape.length === 2) return graph.add('Gemm', [a.name, b.name], attributes);
  return graph.add('MatMul', [
    transposeA ? turned(graph, a) : a.name,
    transposeB ? turned(graph, b) : b.name,
  ]);
}

/** The last two axes exchanged. */
function turned(graph: OnnxGraph, { name, shape }: Value): string {
  const axes = shape.map((_, axis) => axis);
  const [row, column] = axes.splice(-2);
  return graph.add('Transpose', [name], { perm: { ints: [...axes, column, row] } });
}
