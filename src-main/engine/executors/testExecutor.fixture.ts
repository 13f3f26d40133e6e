import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { type ExecutorId } from '../../../src-shared/kinds/executors';
import { randomStream } from '../../../src-shared/random';
import { expectClose } from '../golden/close.fixture';
import { gelu } from '../ops/gelu';
import { layerNorm } from '../ops/layerNorm';
import { type Executor, type HostMap, type ProgramSpec, type TensorMap } from '../program/executor';
import { createExecutor } from './createExecutor';

const float = (...shape: number[]) => ({ shape, dtype: 'float32' as const });

/** State after `steps` runs on the same data, and the outputs of the last. */
async function steps(executor: Executor, spec: ProgramSpec, state: HostMap, data: HostMap, count: number) {
  const program = await executor.prepare(spec);
  await program.load(state);
  let outputs: HostMap = {};
  for (let i = 0; i < count; i++) outputs = await program.run(data);
  const result = { state: await program.save(), outputs };
  await program.dispose();
  return result;
}

const lengths = [8, 6] as const;
const shapes = {
  tokens: [4, 6, 8],
  query: [8, 8],
  key: [8, 8],
  value: [8, 8],
  gain: [8],
  bias: [8],
  out: [8, 3],
};
type Weights = keyof typeof shapes;

/** One attention layer behind layer normalisation, a GELU, a classifier; cross-entropy. */
function loss(weights: Record<Weights, tf.Tensor>, labels: tf.Tensor): tf.Scalar {
  const rows = (x: tf.Tensor, matrix: tf.Tensor) =>
    tf.matMul(tf.reshape(x, [-1, lengths[0]]) as tf.Tensor2D, matrix as tf.Tensor2D);
  const tokens = layerNorm(weights.tokens, weights.gain, weights.bias);
  const [q, k, v] = [weights.query, weights.key, weights.value].map((matrix) =>
    tf.reshape(rows(tokens, matrix), shapes.tokens),
  );
  const mixed = tf.matMul(tf.softmax(tf.matMul(q, k, false, true)), v);
  const pooled = tf.mean(gelu(tf.add(mixed, weights.tokens)), 1);
  return tf.neg(tf.mean(tf.sum(tf.mul(tf.logSoftmax(rows(pooled, weights.out)), labels), 1)));
}

/** AdamW without bias correction on that loss. */
function trainingStep(): { spec: ProgramSpec; state: HostMap; data: HostMap } {
  const weights = Object.keys(shapes) as Weights[];
  const kinds = ['weight', 'first', 'second'] as const;
  const specs = kinds.flatMap((kind) => weights.map((name) => [`${kind}/${name}`, float(...shapes[name])]));
  const random = randomStream(5);
  const drawn = kinds.flatMap((kind) =>
    weights.map((name) => {
      const draw = () => (kind === 'weight' ? random.normal() * 0.5 : 0);
      return [`${kind}/${name}`, Float32Array.from({ length: tf.util.sizeFromShape(shapes[name]) }, draw)];
    }),
  );
  const spec: ProgramSpec = {
    state: Object.fromEntries(specs) as ProgramSpec['state'],
    data: { labels: float(4, 3), rate: float() },
    compute: (state, { labels, rate }) => adamStep(state, weights, labels, rate),
  };
  const labels = Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0);
  return { spec, state: Object.fromEntries(drawn) as HostMap, data: { labels, rate: Float32Array.of(0.01) } };
}

function adamStep(state: TensorMap, weights: Weights[], labels: tf.Tensor, rate: tf.Tensor) {
  const inputs = weights.map((name) => state[`weight/${name}`]);
  const named = (tensors: tf.Tensor[]) =>
    Object.fromEntries(weights.map((name, i) => [name, tensors[i]])) as Record<Weights, tf.Tensor>;
  const { value, grads } = tf.valueAndGrads((...tensors) => loss(named(tensors), labels))(inputs);
  const next: TensorMap = {};
  weights.forEach((name, i) => {
    const first = tf.add(tf.mul(state[`first/${name}`], 0.9), tf.mul(grads[i], 0.1));
    const second = tf.add(tf.mul(state[`second/${name}`], 0.999), tf.mul(tf.square(grads[i]), 0.001));
    const change = tf.add(tf.div(first, tf.add(tf.sqrt(second), 1e-4)), tf.mul(inputs[i], 0.05));
    next[`weight/${name}`] = tf.sub(inputs[i], tf.mul(change, rate));
    next[`first/${name}`] = first;
    next[`second/${name}`] = second;
  });
  return { state: next, outputs: { loss: value } };
}

/** What every executor does. */
export function testExecutor(name: ExecutorId): void {
  describe(`the ${name} executor`, () => {
    it('keeps, hands on, exchanges and shares tensors of the state as the program says', async () => {
      const spec: ProgramSpec = {
        state: { kept: float(1), same: float(1), left: float(1), right: float(1), sum: float(1) },
        data: { x: float(1) },
        compute: ({ same, left, right, sum }, { x }) => {
          const next = tf.add(sum, x);
          return { state: { same, left: right, right: left, sum: next }, outputs: { next, x, left } };
        },
      };
      const at = (...values: number[]) => {
        const keys = ['kept', 'same', 'left', 'right', 'sum'];
        return Object.fromEntries(keys.map((key, i) => [key, Float32Array.of(values[i])]));
      };
      const executor = await createExecutor(name, { threads: 1 });
      const result = await steps(executor, spec, at(1, 2, 3, 4, 5), { x: Float32Array.of(10) }, 3);
      expect(result).toEqual({
        state: at(1, 2, 4, 3, 35),
        outputs: { next: Float32Array.of(35), x: Float32Array.of(10), left: Float32Array.of(3) },
      });
    });

    it.each([
      ['a state of another shape', { state: { w: () => tf.zeros([1]) }, outputs: {} }],
      ['a state of another type', { state: { w: () => tf.zeros([2], 'int32') }, outputs: {} }],
      ['a state that it does not have', { state: { v: () => tf.zeros([2]) }, outputs: {} }],
      ['an output of booleans', { state: {}, outputs: { y: () => tf.greater(tf.zeros([2]), 1) } }],
    ])('refuses a program that computes %s', async (_, { state, outputs }) => {
      const made = (map: object) =>
        Object.fromEntries(Object.entries(map).map(([key, make]) => [key, (make as () => tf.Tensor)()]));
      const spec: ProgramSpec = {
        state: { w: float(2) },
        data: {},
        compute: () => ({ state: made(state), outputs: made(outputs) }),
      };
      const executor = await createExecutor(name, { threads: 1 });
      const result = steps(executor, spec, { w: new Float32Array(2) }, {}, 1);
      await expect(result).rejects.toMatchObject({ name: 'AppError', code: 'bug/unexpected' });
    });

    it('trains attention as the cpu executor does, over 20 steps, and leaves no tensor behind', async () => {
      const { spec, state, data } = trainingStep();
      const cpu = await createExecutor('cpu');
      const expected = await steps(cpu, spec, state, data, 20);
      const executor = await createExecutor(name, { threads: 2 });
      const before = tf.memory().numTensors;
      const found = await steps(executor, spec, state, data, 20);
      expect(tf.memory().numTensors).toBe(before);
      expectClose(found.outputs.loss, expected.outputs.loss, 1e-4);
      for (const key of Object.keys(state)) expectClose(found.state[key], expected.state[key], 1e-4);
      expect(await steps(executor, spec, state, data, 20)).toEqual(found);
    });
  });
}
