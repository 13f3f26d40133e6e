import * as tf from '@tensorflow/tfjs-core';
import { type OnnxGraph } from './onnxGraph';
import { constantBytes, onnxType, type TraceBackend, traceBackendName, type Value } from './traceBackend';

/** Inputs of a kernel by tfjs' names, as values of the graph. */
type Inputs = Record<string, Value>;

/** Appends the nodes of one kernel; returns what it computes. `attrs` are tfjs' attributes. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each kernel of tfjs has attributes of its own
export type KernelTrace = (graph: OnnxGraph, inputs: Inputs, attrs: any) => Value | Value[];

/** Registers a kernel of the trace backend. */
export function traceKernel(kernelName: string, trace: KernelTrace): void {
  tf.registerKernel({
    kernelName,
    backendName: traceBackendName,
    kernelFunc: ({ inputs, attrs, backend }) => {
      const trace_ = backend as TraceBackend;
      const entries = Object.entries(inputs as Record<string, tf.TensorInfo>);
      const values = Object.fromEntries(entries.map(([name, info]) => [name, trace_.value(info)]));
      const outputs = trace(trace_.graph, values, attrs);
      return Array.isArray(outputs) ? outputs.map((value) => trace_.output(value)) : trace_.output(outputs);
    },
  });
}

export const sizeOf = (shape: readonly number[]) => tf.util.sizeFromShape(shape as number[]);

/** A constant of one element that broadcasts against any shape. */
export function scalar(graph: OnnxGraph, value: number, dtype: tf.DataType = 'float32'): string {
  const type = onnxType(dtype);
  return graph.addInitializer(type, [], constantBytes(type, [value]));
}
