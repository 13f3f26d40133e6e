import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomStream } from '../../../src-shared/random';
import { createExecutor } from '../executors/createExecutor';
import { type Executor, type HostMap, type ProgramSpec, type TensorMap } from '../executors/executor';
import { gelu } from '../ops/gelu';
import { layerNorm } from '../ops/layerNorm';
import { traceBackendName } from './traceBackend';

/** A function of float inputs a, b, … with the kernels that it must use; `gradient: false` for those that have none. */
interface Case {
  name: string;
  shapes: number[][];
  fn: (...inputs: tf.Tensor[]) => tf.Tensor;
  /** Moves the inputs into the function's domain; default: as drawn, standard normal. */
  domain?: (value: number) => number;
  gradient?: false;
}

const positive = (value: number) => Math.abs(value) + 0.5;
const ones = (...shape: number[]) => tf.ones(shape);

const cases: Case[] = [
  { name: 'Abs', shapes: [[3, 4]], fn: (a) => tf.abs(a) },
  { name: 'Ceil', shapes: [[5]], fn: (a) => tf.ceil(a) },
  { name: 'Erf', shapes: [[5]], fn: (a) => tf.erf(a) },
  { name: 'Exp', shapes: [[3, 4]], fn: (a) => tf.exp(a) },
  { name: 'Floor', shapes: [[5]], fn: (a) => tf.floor(a) },
  { name: 'Log', shapes: [[3, 4]], fn: (a) => tf.log(a), domain: positive },
  { name: 'Neg', shapes: [[3, 4]], fn: (a) => tf.neg(a) },
  { name: 'Reciprocal', shapes: [[5]], fn: (a) => tf.reciprocal(a), domain: positive },
  { name: 'Relu', shapes: [[3, 4]], fn: (a) => tf.relu(a) },
  { name: 'Rsqrt', shapes: [[5]], fn: (a) => tf.rsqrt(a), domain: positive },
  { name: 'Sigmoid', shapes: [[5]], fn: (a) => tf.sigmoid(a) },
  { name: 'Sign', shapes: [[5]], fn: (a) => tf.sign(a) },
  { name: 'Sqrt', shapes: [[5]], fn: (a) => tf.sqrt(a), domain: positive },
  { name: 'Square', shapes: [[2, 3]], fn: (a) => tf.square(a) },
  { name: 'Step', shapes: [[7]], fn: (a) => tf.step(a) },
  { name: 'Step with alpha', shapes: [[7]], fn: (a) => tf.step(a, 0.3) },
  { name: 'Tanh', shapes: [[3, 4]], fn: (a) => tf.tanh(a) },
  { name: 'ClipByValue', shapes: [[9]], fn: (a) => tf.clipByValue(a, -0.5, 0.7) },
  { name: 'Add, broadcast', shapes: [[2, 3, 4], [4]], fn: (a, b) => tf.add(a, b) },
  {
    name: 'Sub, broadcast',
    shapes: [
      [3, 1],
      [2, 3, 4],
    ],
    fn: (a, b) => tf.sub(a, b),
  },
  { name: 'Multiply, broadcast', shapes: [[2, 3], []], fn: (a, b) => tf.mul(a, b) },
  { name: 'RealDiv, broadcast', shapes: [[2, 3], [3]], fn: (a, b) => tf.div(a, b), domain: positive },
  { name: 'Pow', shapes: [[4], [4]], fn: (a, b) => tf.pow(a, b), domain: positive },
  { name: 'Maximum', shapes: [[6], [6]], fn: (a, b) => tf.maximum(a, b) },
  { name: 'Minimum', shapes: [[6], [6]], fn: (a, b) => tf.minimum(a, b) },
  {
    name: 'SquaredDifference',
    shapes: [
      [2, 3],
      [2, 3],
    ],
    fn: (a, b) => tf.squaredDifference(a, b),
  },
  {
    name: 'AddN',
    shapes: [
      [2, 3],
      [2, 3],
      [2, 3],
    ],
    fn: (a, b, c) => tf.addN([a, b, c]),
  },
  {
    name: 'Equal',
    shapes: [[5], [5]],
    fn: (a, b) => tf.cast(tf.equal(tf.sign(a), tf.sign(b)), 'float32'),
    gradient: false,
  },
  {
    name: 'Greater',
    shapes: [[5], [5]],
    fn: (a, b) => tf.cast(tf.greater(a, b), 'float32'),
    gradient: false,
  },
  {
    name: 'GreaterEqual',
    shapes: [[5], [5]],
    fn: (a, b) => tf.cast(tf.greaterEqual(a, b), 'float32'),
    gradient: false,
  },
  { name: 'Less', shapes: [[5], [5]], fn: (a, b) => tf.cast(tf.less(a, b), 'float32'), gradient: false },
  {
    name: 'LessEqual',
    shapes: [[5], [5]],
    fn: (a, b) => tf.cast(tf.lessEqual(a, b), 'float32'),
    gradient: false,
  },
  {
    name: 'LogicalAnd, LogicalOr, LogicalNot',
    shapes: [[8], [8]],
    fn: (a, b) => {
      const [x, y] = [tf.greater(a, 0), tf.greater(b, 0)];
      return tf.cast(tf.logicalOr(tf.logicalAnd(x, y), tf.logicalNot(tf.logicalOr(x, y))), 'float32');
    },
    gradient: false,
  },
  {
    name: 'Select',
    shapes: [[6], [6]],
    fn: (a, b) => tf.where(tf.tensor1d([1, 0, 0, 1, 1, 0], 'bool'), tf.mul(a, 2), b),
  },
  {
    name: 'Cast',
    shapes: [[5]],
    fn: (a) => tf.cast(tf.cast(tf.mul(a, 9), 'int32'), 'float32'),
    gradient: false,
  },
  { name: 'Sum over axes', shapes: [[2, 3, 4]], fn: (a) => tf.sum(a, [0, 2]) },
  { name: 'Sum over all', shapes: [[2, 3]], fn: (a) => tf.sum(a) },
  { name: 'Sum, kept dimensions', shapes: [[2, 3]], fn: (a) => tf.sum(a, -1, true) },
  { name: 'Mean', shapes: [[2, 3, 4]], fn: (a) => tf.mean(a, 1) },
  { name: 'Max', shapes: [[2, 5]], fn: (a) => tf.max(a, 1) },
  { name: 'Min', shapes: [[2, 5]], fn: (a) => tf.min(a, 1, true) },
  { name: 'Prod', shapes: [[2, 3]], fn: (a) => tf.prod(a, 1), gradient: false },
  { name: 'Softmax', shapes: [[3, 5]], fn: (a) => tf.softmax(a) },
  { name: 'LogSoftmax', shapes: [[3, 5]], fn: (a) => tf.logSoftmax(a) },
  {
    name: 'BatchMatMul',
    shapes: [
      [2, 3, 4],
      [2, 4, 5],
    ],
    fn: (a, b) => tf.matMul(a, b),
  },
  {
    name: 'BatchMatMul, a transposed',
    shapes: [
      [2, 4, 3],
      [2, 4, 5],
    ],
    fn: (a, b) => tf.matMul(a, b, true),
  },
  {
    name: 'BatchMatMul, b transposed',
    shapes: [
      [3, 4],
      [5, 4],
    ],
    fn: (a, b) => tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D, false, true),
  },
  {
    name: 'BatchMatMul, both transposed',
    shapes: [
      [4, 3],
      [5, 4],
    ],
    fn: (a, b) => tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D, true, true),
  },
  { name: 'Identity', shapes: [[4]], fn: (a) => tf.mul(tf.clone(a), 2) },
  { name: 'Reshape', shapes: [[2, 6]], fn: (a) => tf.reshape(a, [3, -1]) },
  { name: 'ExpandDims', shapes: [[2, 3]], fn: (a) => tf.mul(tf.expandDims(a, 1), ones(2, 4, 3)) },
  { name: 'Transpose', shapes: [[2, 3, 4]], fn: (a) => tf.transpose(a, [2, 0, 1]) },
  { name: 'Slice', shapes: [[4, 5]], fn: (a) => tf.slice(a, [1, 2], [2, -1]) },
  {
    name: 'SplitV',
    shapes: [[2, 7]],
    fn: (a) => tf.mul(tf.split(a, [3, 1, 3], 1)[2], tf.split(a, [3, 1, 3], 1)[0]),
  },
  { name: 'Unpack', shapes: [[3, 4]], fn: (a) => tf.mul(tf.unstack(a, 0)[0], tf.unstack(a, 0)[2]) },
  { name: 'Pack', shapes: [[4], [4]], fn: (a, b) => tf.stack([a, b], -1) },
  {
    name: 'Concat',
    shapes: [
      [2, 3],
      [2, 5],
    ],
    fn: (a, b) => tf.concat([a, b], 1),
  },
  {
    name: 'GatherV2',
    shapes: [[5, 3]],
    fn: (a) => tf.gather(a, tf.tensor1d([4, 0, 4], 'int32')),
    gradient: false,
  },
  { name: 'Tile', shapes: [[2, 3]], fn: (a) => tf.tile(a, [2, 3]) },
  { name: 'BroadcastTo', shapes: [[2, 1, 3]], fn: (a) => tf.broadcastTo(a, [2, 4, 3]) },
  {
    name: 'PadV2',
    shapes: [[2, 3]],
    fn: (a) =>
      tf.pad(
        a,
        [
          [1, 0],
          [2, 1],
        ],
        0.5,
      ),
  },
  {
    name: 'ZerosLike, OnesLike',
    shapes: [[2, 3]],
    fn: (a) => tf.mul(a, tf.sub(tf.onesLike(a), tf.zerosLike(a))),
  },
  {
    name: 'FusedLayerNorm',
    shapes: [[2, 3, 8], [8], [8]],
    fn: (a, b, c) => layerNorm(a, b as tf.Tensor1D, c as tf.Tensor1D),
  },
  { name: 'FusedGelu', shapes: [[3, 7]], fn: (a) => gelu(a) },
];

/** Value of the case, and the gradient of its sum weighted by random numbers, by input. */
function program({ shapes, fn, gradient }: Case): ProgramSpec {
  const names = shapes.map((_, i) => `input${i}`);
  const data = Object.fromEntries(
    names.map((name, i) => [name, { shape: shapes[i], dtype: 'float32' as const }]),
  );
  return {
    state: {},
    data,
    compute: (_state, inputs) => {
      const tensors = names.map((name) => inputs[name]);
      const outputs: TensorMap = { value: fn(...tensors) };
      if (gradient === false) return { state: {}, outputs };
      const random = randomStream(2);
      const size = outputs.value.size;
      const weights = tf.tensor(
        Float32Array.from({ length: size }, () => random.normal()),
        outputs.value.shape,
      );
      const gradients = tf.grads((...each) => tf.sum(tf.mul(fn(...each), weights)))(tensors);
      gradients.forEach((each, i) => (outputs[`gradient${i}`] = each));
      return { state: {}, outputs };
    },
  };
}

function inputsOf({ shapes, domain = (value: number) => value }: Case): HostMap {
  const random = randomStream(1, shapes.length);
  const draw = (shape: number[]) =>
    Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () => domain(random.normal()));
  return Object.fromEntries(shapes.map((shape, i) => [`input${i}`, draw(shape)]));
}

async function outputsOn(executor: Executor, each: Case): Promise<HostMap> {
  const prepared = await executor.prepare(program(each));
  await prepared.load({});
  const outputs = await prepared.run(inputsOf(each));
  await prepared.dispose();
  return outputs;
}

/** Rounded to 5 significant digits of the largest value, so that whole results compare. */
function rounded(map: HostMap): Record<string, number[]> {
  return Object.fromEntries(
    Object.entries(map).map(([name, values]) => {
      const scale = Math.max(1, ...Array.from(values, Math.abs));
      return [name, Array.from(values, (value) => Math.round((value / scale) * 1e4) / 1e4 + 0)];
    }),
  );
}

let compiled: Executor;
let cpu: Executor;
const used = new Set<string>();

beforeAll(async () => {
  compiled = await createExecutor('compiled', { threads: 1 });
  cpu = await createExecutor('cpu');
  const { registerTraceKernels } = await import('./kernels/register');
  registerTraceKernels();
});

describe('every traced kernel', () => {
  it.each(cases.map((each) => [each.name, each] as const))(
    '%s: value and gradient as on the cpu backend',
    async (_, each) => {
      for (const name of await kernelsOf(each)) used.add(name);
      expect(rounded(await outputsOn(compiled, each))).toEqual(rounded(await outputsOn(cpu, each)));
    },
  );

  it('has a case in the table', () => {
    const registered = tf.getKernelsForBackend(traceBackendName).map(({ kernelName }) => kernelName);
    expect(registered.filter((name) => !used.has(name)).sort()).toEqual([]);
  });
});

/** The kernels that tracing a case runs. */
async function kernelsOf(each: Case): Promise<string[]> {
  const seen: string[] = [];
  const engine = tf.engine();
  const run = engine.runKernel.bind(engine);
  engine.runKernel = ((name: string, ...rest: [never, never]) => {
    seen.push(name);
    return run(name, ...rest);
  }) as typeof engine.runKernel;
  try {
    await (await compiled.prepare(program(each))).dispose();
  } finally {
    engine.runKernel = run;
  }
  return seen;
}
