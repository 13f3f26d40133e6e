import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { bug } from '../../../src-shared/errors';
import { checkComputed } from '../program/computed';
import { type HostMap, type ProgramSpec, type TensorMap, type TensorSpec } from '../program/executor';
import { registerTraceKernels } from './kernels/register';
import { type Dialect, OnnxGraph } from './onnxGraph';
import {
  constantBytes,
  onnxType,
  traceBackend,
  traceBackendName,
  type TraceBackend,
  type Value,
} from './traceBackend';

export interface TracedProgram {
  /** ONNX model; inputs `state:<name>` (or constants) and `data:<name>`, outputs `next:<name>` and `out:<name>`. */
  bytes: Uint8Array;
  nodeCount: number;
  /** The state names that the program changes. */
  changed: string[];
  outputs: Record<string, TensorSpec>;
}

/**
 * Runs a program once on the trace backend; what its kernels would compute becomes a static ONNX graph. A kernel that
 * cannot be traced is `bug/unexpected`, named in the message. With `constants`, the values of the whole state, these are
 * written into the graph.
 */
export function traceProgram(
  spec: ProgramSpec,
  constants?: HostMap,
  dialect: Dialect = 'onnxruntime',
): TracedProgram {
  return tracing(new OnnxGraph(dialect), (backend) => traceInto(backend, spec, constants));
}

/** Runs `work` on the trace backend: what its kernels would compute is appended to the graph. */
export function tracing<Result>(graph: OnnxGraph, work: (backend: TraceBackend) => Result): Result {
  const backend = traceBackend();
  registerTraceKernels();
  const before = tf.engine().backendName;
  backend.graph = graph;
  // Asynchronous by its type alone: a backend that is already there is set before the call returns.
  void tf.setBackend(traceBackendName);
  try {
    return work(backend);
  } catch (cause) {
    throw namingKernel(cause);
  } finally {
    if (before) void tf.setBackend(before);
  }
}

function traceInto(backend: TraceBackend, spec: ProgramSpec, constants?: HostMap): TracedProgram {
  let computed = { changed: [] as string[], outputs: {} as Record<string, TensorSpec> };
  tf.tidy(() => {
    const state = constants
      ? constantTensors(backend, spec.state, constants)
      : inputTensors(backend, 'state', spec.state);
    const data = inputTensors(backend, 'data', spec.data);
    const results = spec.compute(state, data);
    checkComputed(spec, results);
    addOutputs(backend, 'next', results.state);
    addOutputs(backend, 'out', results.outputs);
    computed = { changed: Object.keys(results.state), outputs: specsOf(results.outputs) };
  });
  return { bytes: backend.graph.toBytes(), nodeCount: backend.graph.nodes.length, ...computed };
}

const specsOf = (tensors: TensorMap) =>
  Object.fromEntries(
    Object.entries(tensors).map(([name, { shape, dtype }]) => [name, { shape, dtype }]),
  ) as Record<string, TensorSpec>;

/** tfjs says which kernel a backend lacks in the message of a plain error. */
function namingKernel(cause: unknown): unknown {
  const kernel =
    cause instanceof Error ? /^Kernel '(\w+)' not registered/.exec(cause.message)?.[1] : undefined;
  if (!kernel) return cause;
  const message = `The program uses the kernel ${kernel}, which cannot be traced. Register it in engine/trace/kernels.`;
  return bug(message, { cause, data: { kernel } });
}

function inputTensors(backend: TraceBackend, prefix: string, specs: Record<string, TensorSpec>): TensorMap {
  const entries = Object.entries(specs).map(([name, { shape, dtype }]) => {
    const input = backend.graph.addInput(`${prefix}:${name}`, onnxType(dtype), shape);
    return [name, graphTensor(backend, { name: input, shape, dtype })];
  });
  return Object.fromEntries(entries) as TensorMap;
}

/** Tensors for constants of the graph. */
export function constantTensors(
  backend: TraceBackend,
  specs: Record<string, TensorSpec>,
  values: HostMap,
): TensorMap {
  const entries = Object.entries(specs).map(([name, { shape, dtype }]) => {
    const type = onnxType(dtype);
    const constant = backend.graph.addInitializer(type, shape, constantBytes(type, values[name]), name);
    return [name, graphTensor(backend, { name: constant, shape, dtype })];
  });
  return Object.fromEntries(entries) as TensorMap;
}

/** A tensor that stands for a value of the graph. */
export function graphTensor(backend: TraceBackend, value: Value): tf.Tensor {
  const { dataId, shape, dtype } = backend.output(value);
  return tf.engine().makeTensorFromDataId(dataId, shape, dtype, backend);
}

function addOutputs(backend: TraceBackend, prefix: string, tensors: TensorMap): void {
  for (const [name, tensor] of Object.entries(tensors)) {
    const { name: source, dtype, shape } = backend.value(tensor);
    backend.graph.addOutput(`${prefix}:${name}`, source, onnxType(dtype), shape);
  }
}
