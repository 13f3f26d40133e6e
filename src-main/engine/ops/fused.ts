import * as tf from '@tensorflow/tfjs-core';
import { microsoftDomain } from '../trace/onnxGraph';
import { traceKernel } from '../trace/kernel';
import { traceBackend, traceBackendName } from '../trace/traceBackend';

/** Kernels that only the trace backend has: single ONNX operators for what tfjs composes of many. */
const layerNormKernel = 'FusedLayerNorm';
const geluKernel = 'FusedGelu';

let registered = false;

/** Whether the present backend has the fused kernels, and may use them. */
export function hasFusedKernels(): boolean {
  if (tf.getBackend() !== traceBackendName || traceBackend().graph.dialect === 'standard') return false;
  if (!registered) register();
  return true;
}

/** y, mean and 1/standard deviation over the last axis. */
export function fusedLayerNorm(x: tf.Tensor, gain: tf.Tensor, bias: tf.Tensor, epsilon: number): tf.Tensor[] {
  return tf.engine().runKernel(layerNormKernel, { x, gain, bias }, { epsilon }) as tf.Tensor[];
}

export function fusedGelu(x: tf.Tensor): tf.Tensor {
  return tf.engine().runKernel(geluKernel, { x }) as tf.Tensor;
}

function register(): void {
  registered = true;
  traceKernel(layerNormKernel, (graph, { x, gain, bias }, { epsilon }: { epsilon: number }) => {
    const attributes = { axis: { int: -1 }, epsilon: { float: epsilon } };
    const names = graph.addMany('LayerNormalization', [x.name, gain.name, bias.name], 3, attributes);
    const statistics = [...x.shape.slice(0, -1), 1];
    return names.map((name, i) => ({ ...x, name, shape: i === 0 ? x.shape : statistics }));
  });
  traceKernel(geluKernel, (graph, { x }) => ({
    ...x,
    name: graph.add('FastGelu', [x.name], {}, microsoftDomain),
  }));
}
