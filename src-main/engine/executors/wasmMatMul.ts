import * as tf from '@tensorflow/tfjs-core';

let replaced = false;

/**
 * Lets the wasm backend transpose matrices before it multiplies them: its own product of transposed matrices, which the
 * gradient of every product takes, is several times slower. The backend must be set.
 */
export function replaceWasmMatMul(): void {
  if (replaced) return;
  replaced = true;
  const own = tf.getKernel(tf.BatchMatMul, 'wasm');
  tf.unregisterKernel(tf.BatchMatMul, 'wasm');
  tf.registerKernel({ ...own, kernelFunc: (call) => product(own.kernelFunc, call) });
}

type Call = Parameters<tf.KernelFunc>[0];

function product(multiply: tf.KernelFunc, { inputs, attrs, backend }: Call): tf.TensorInfo {
  const { transposeA, transposeB } = attrs as unknown as tf.BatchMatMulAttrs;
  const a = transposeA ? transposed(inputs.a!, backend) : inputs.a!;
  const b = transposeB ? transposed(inputs.b!, backend) : inputs.b!;
  const plain = { transposeA: false, transposeB: false };
  const result = multiply({ inputs: { a, b }, attrs: plain, backend }) as tf.TensorInfo;
  if (transposeA) (backend as tf.KernelBackend).disposeData(a.dataId);
  if (transposeB) (backend as tf.KernelBackend).disposeData(b.dataId);
  return result;
}

function transposed(x: tf.TensorInfo, backend: Call['backend']): tf.TensorInfo {
  const axes = x.shape.map((_, axis) => axis);
  const perm = [...axes.slice(0, -2), axes.length - 1, axes.length - 2];
  return tf
    .getKernel(tf.Transpose, 'wasm')
    .kernelFunc({ inputs: { x }, attrs: { perm }, backend }) as tf.TensorInfo;
}
