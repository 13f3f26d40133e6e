import * as tf from '@tensorflow/tfjs-core';
import { microsoftDomain } from '../onnxGraph';
import { traceKernel } from '../kernel';

export function registerMatrix(): void {
  traceKernel(tf.BatchMatMul, (graph, { a, b }, { transposeA, transposeB }: tf.BatchMatMulAttrs) => {
    const rows = a.shape.at(transposeA ? -1 : -2)!;
    const columns = b.shape.at(transposeB ? -2 : -1)!;
    const batch = tf.broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
    const attributes = { transA: { int: Number(transposeA) }, transB: { int: Number(transposeB) } };
    const name =
      transposeA || transposeB
        ? graph.add('FusedMatMul', [a.name, b.name], attributes, microsoftDomain)
        : graph.add('MatMul', [a.name, b.name]);
    return { name, shape: [...batch, rows, columns], dtype: a.dtype };
  });
}
