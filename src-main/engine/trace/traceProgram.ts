import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { AppError } from '../../../src-shared/errors';
import { type ProgramSpec, type TensorMap, type TensorSpec } from '../executors/executor';
import { registerTraceKernels } from './kernels/register';
import { OnnxGraph } from './onnxGraph';
import { onnxType, traceBackend, traceBackendName, type TraceBackend } from './traceBackend';

export interface TracedProgram {
  /** ONNX model; inputs `state:<name>` and `data:<name>`, outputs `next:<name>` and `out:<name>`. */
  bytes: Uint8Array;
  nodeCount: number;
  /** The state names that the program changes. */
  changed: string[];
  outputs: Record<string, TensorSpec>;
}

/** Runs a program once on the trace backend; what its kernels would compute becomes a static ONNX graph. */
export function traceProgram(spec: ProgramSpec): TracedProgram {
  const backend = traceBackend();
  registerTraceKernels();
  const before = tf.engine().backendName;
  if (!tf.setBackend(traceBackendName))
    throw new AppError('bug/unexpected', 'The trace backend did not start.');
  backend.graph = new OnnxGraph();
  try {
    return tf.tidy(() => traceInto(backend, spec)) as unknown as TracedProgram;
  } finally {
    if (before) tf.setBackend(before);
  }
}

function traceInto(backend: TraceBackend, spec: ProgramSpec): TracedProgram & tf.TensorContainer {
  const state = inputTensors(backend, 'state', spec.state);
  const data = inputTensors(backend, 'data', spec.data);
  const computed = spec.compute(state, data);
  addOutputs(backend, 'next', computed.state);
  addOutputs(backend, 'out', computed.outputs);
  const outputs = Object.entries(computed.outputs).map(([name, { shape, dtype }]) => [
    name,
    { shape, dtype },
  ]);
  return {
    bytes: backend.graph.toBytes(),
    nodeCount: backend.graph.nodes.length,
    changed: Object.keys(computed.state),
    outputs: Object.fromEntries(outputs) as Record<string, TensorSpec>,
  } as TracedProgram & tf.TensorContainer;
}

function inputTensors(backend: TraceBackend, prefix: string, specs: Record<string, TensorSpec>): TensorMap {
  const entries = Object.entries(specs).map(([name, { shape, dtype }]) => {
    const input = backend.graph.addInput(`${prefix}:${name}`, onnxType(dtype), shape);
    const { dataId } = backend.output({ name: input, shape, dtype });
    return [name, tf.engine().makeTensorFromDataId(dataId, shape, dtype, backend)];
  });
  return Object.fromEntries(entries) as TensorMap;
}

function addOutputs(backend: TraceBackend, prefix: string, tensors: TensorMap): void {
  for (const [name, tensor] of Object.entries(tensors)) {
    const { name: source, dtype, shape } = backend.value(tensor);
    backend.graph.addOutput(`${prefix}:${name}`, source, onnxType(dtype), shape);
  }
}
