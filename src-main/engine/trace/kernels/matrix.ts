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
    if (graph.standardOnly || !(transposeA || transposeB)) {
      const factors = [transposeA ? turned(graph, a) : a.name, transposeB ? turned(graph, b) : b.name];
      return { name: graph.add('MatMul', factors), shape, dtype: a.dtype };
    }
    const attributes = { transA: { int: Number(transposeA) }, transB: { int: Number(transposeB) } };
    const name = graph.add('FusedMatMul', [a.name, b.name], attributes, microsoftDomain);
    return { name, shape, dtype: a.dtype };
  });
}

/** The last two axes exchanged. */
function turned(graph: OnnxGraph, { name, shape }: Value): string {
  const axes = shape.map((_, axis) => axis);
  const [row, column] = axes.splice(-2);
  return graph.add('Transpose', [name], { perm: { ints: [...axes, column, row] } });
}
