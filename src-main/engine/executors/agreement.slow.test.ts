import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { agreement, requireAgreement, type Trial } from './agreement';
import { createExecutor } from './createExecutor';
import { type Executor } from '../program/executor';

const float = (...shape: number[]) => ({ shape, dtype: 'float32' as const });

const trial: Trial = {
  spec: {
    state: { weight: float(2) },
    data: { x: float(2) },
    compute: ({ weight }, { x }) => ({
      state: { weight: tf.add(weight, x) },
      outputs: { loss: tf.sum(tf.exp(tf.mul(weight, x))) },
    }),
  },
  state: { weight: Float32Array.of(1, 2) },
  data: { x: Float32Array.of(0.5, -1) },
};

/** An executor that adds to the first element of one output. */
function spoilt(executor: Executor, by: number): Executor {
  return {
    ...executor,
    prepare: async (spec) => {
      const program = await executor.prepare(spec);
      const run = async (data: Trial['data']) => {
        const outputs = await program.run(data);
        outputs.loss[0] += by;
        return outputs;
      };
      return {
        load: (state) => program.load(state),
        run,
        save: () => program.save(),
        dispose: () => program.dispose(),
      };
    },
  };
}

let compiled: Executor;
let cpu: Executor;
beforeAll(async () => {
  compiled = await createExecutor('compiled', { threads: 1 });
  cpu = await createExecutor('cpu');
});

describe('requireAgreement', () => {
  it('accepts an executor that computes the same', async () => {
    expect((await requireAgreement(trial, compiled, cpu)).difference).toBeLessThan(1e-6);
  });

  it.each([0.01, NaN, Infinity])('refuses an executor that is off by %d', async (by) => {
    await expect(requireAgreement(trial, spoilt(compiled, by), cpu)).rejects.toMatchObject({
      code: 'engine/mismatch',
      data: { name: 'out:loss' },
    });
  });

  it('tolerates what it is told to, and leaves out what it is told to', async () => {
    const off = spoilt(compiled, 0.01);
    const tolerated = await requireAgreement(trial, off, cpu, 0.1);
    expect([tolerated.name, tolerated.difference.toFixed(4)]).toEqual(['out:loss', '0.0056']);
    const without = { ...trial, compares: (name: string) => name !== 'out:loss' };
    expect(await agreement(without, off, cpu)).toEqual({ name: '', difference: 0 });
  });
});
