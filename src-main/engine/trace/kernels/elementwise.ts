import * as tf from '@tensorflow/tfjs-core';
import { onnxTypeCodes, type OnnxGraph } from '../onnxGraph';
import { onnxType, type Value } from '../traceBackend';
import { scalar, traceKernel } from '../kernel';

/** Kernels of one input `x` that are one ONNX operator. */
const unary = {
  Abs: 'Abs',
  Ceil: 'Ceil',
  Erf: 'Erf',
  Exp: 'Exp',
  Floor: 'Floor',
  Log: 'Log',
  LogicalNot: 'Not',
  Neg: 'Neg',
  Reciprocal: 'Reciprocal',
  Relu: 'Relu',
  Sigmoid: 'Sigmoid',
  Sqrt: 'Sqrt',
  Tanh: 'Tanh',
};

/** Kernels of two broadcasting inputs `a`, `b` that are one ONNX operator of the same type. */
const binary = {
  Add: 'Add',
  Maximum: 'Max',
  Minimum: 'Min',
  Multiply: 'Mul',
  Pow: 'Pow',
  RealDiv: 'Div',
  Sub: 'Sub',
};

const comparisons = {
  Equal: 'Equal',
  Greater: 'Greater',
  GreaterEqual: 'GreaterOrEqual',
  Less: 'Less',
  LessEqual: 'LessOrEqual',
  LogicalAnd: 'And',
  LogicalOr: 'Or',
};

const broadcast = (a: number[], b: number[]) => tf.broadcast_util.assertAndGetBroadcastShape(a, b);

export function registerElementwise(): void {
  for (const [kernel, op] of Object.entries(unary))
    traceKernel(kernel, (graph, { x }) => ({ ...x, name: graph.add(op, [x.name]) }));

  for (const [kernel, op] of Object.entries(binary))
    traceKernel(kernel, (graph, { a, b }) => ({
      name: graph.add(op, [a.name, b.name]),
      shape: broadcast(a.shape, b.shape),
      dtype: a.dtype,
    }));

  for (const [kernel, op] of Object.entries(comparisons))
    traceKernel(kernel, (graph, { a, b }) => ({
      name: graph.add(op, [a.name, b.name]),
      shape: broadcast(a.shape, b.shape),
      dtype: 'bool',
    }));

  registerComposed();
}

/** Kernels that take several operators, or attributes. */
function registerComposed(): void {
  traceKernel(tf.NotEqual, (graph, { a, b }) => ({
    name: graph.add('Not', [graph.add('Equal', [a.name, b.name])]),
    shape: broadcast(a.shape, b.shape),
    dtype: 'bool',
  }));

  traceKernel(tf.Sign, (graph, { x }) => ({ ...x, name: signOf(graph, x) }));

  traceKernel(tf.Square, (graph, { x }) => ({ ...x, name: graph.add('Mul', [x.name, x.name]) }));

  traceKernel(tf.Rsqrt, (graph, { x }) => ({
    ...x,
    name: graph.add('Reciprocal', [graph.add('Sqrt', [x.name])]),
  }));

  traceKernel(tf.SquaredDifference, (graph, { a, b }) => {
    const difference = graph.add('Sub', [a.name, b.name]);
    return { ...a, shape: broadcast(a.shape, b.shape), name: graph.add('Mul', [difference, difference]) };
  });

  // tfjs: 1 above zero, alpha elsewhere.
  traceKernel(tf.Step, (graph, { x }, { alpha }: tf.StepAttrs) => {
    const positive = graph.add('Greater', [x.name, scalar(graph, 0, x.dtype)]);
    const branches = [scalar(graph, 1, x.dtype), scalar(graph, alpha, x.dtype)];
    return { ...x, name: graph.add('Where', [positive, ...branches]) };
  });

  traceKernel(tf.ClipByValue, (graph, { x }, { clipValueMin, clipValueMax }: tf.ClipByValueAttrs) => {
    const bounds = [scalar(graph, clipValueMin, x.dtype), scalar(graph, clipValueMax, x.dtype)];
    return { ...x, name: graph.add('Clip', [x.name, ...bounds]) };
  });

  traceKernel(tf.Select, (graph, { condition, t, e }) => ({
    ...t,
    name: graph.add('Where', [condition.name, t.name, e.name]),
  }));

  traceKernel(tf.AddN, (graph, inputs) => {
    const values = Object.values(inputs);
    return {
      ...values[0],
      name: graph.add(
        'Sum',
        values.map(({ name }) => name),
      ),
    };
  });

  traceKernel(tf.Cast, (graph, { x }, { dtype }: tf.CastAttrs) => ({
    ...x,
    dtype,
    name: graph.add('Cast', [x.name], { to: { int: onnxTypeCodes[onnxType(dtype)] } }),
  }));
}

/** ONNX Runtime's WebGPU provider has no `Sign`. */
function signOf(graph: OnnxGraph, { name, dtype }: Value): string {
  if (graph.dialect !== 'webgpu') return graph.add('Sign', [name]);
  const zero = scalar(graph, 0, dtype);
  const negative = graph.add('Where', [graph.add('Less', [name, zero]), scalar(graph, -1, dtype), zero]);
  return graph.add('Where', [graph.add('Greater', [name, zero]), scalar(graph, 1, dtype), negative]);
}
