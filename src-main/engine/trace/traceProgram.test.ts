import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../src-shared/errors';
import { createExecutor } from '../executors/createExecutor';
import { type Executor, type ProgramSpec } from '../program/executor';
import { traceProgram } from './traceProgram';

let compiled: Executor;
let cpu: Executor;
beforeAll(async () => {
  compiled = await createExecutor('compiled', { threads: 1 });
  cpu = await createExecutor('cpu');
});

const float = (...shape: number[]) => ({ shape, dtype: 'float32' as const });

const functionOf = (fn: (x: tf.Tensor) => tf.Tensor): ProgramSpec => ({
  state: {},
  data: { x: float(2) },
  compute: (_state, { x }) => ({ state: {}, outputs: { y: fn(x) } }),
});

async function valueOn(executor: Executor, fn: (x: tf.Tensor) => tf.Tensor): Promise<number[]> {
  const program = await executor.prepare(functionOf(fn));
  await program.load({});
  const { y } = await program.run({ x: Float32Array.of(1, 2) });
  await program.dispose();
  return Array.from(y);
}

function errorOf(work: () => unknown): Partial<AppError> {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

describe('traceProgram', () => {
  it('names the inputs and outputs of the graph and what changes', () => {
    const { bytes, ...traced } = traceProgram({
      state: { kept: float(3), weight: float(3) },
      data: { x: float(3) },
      compute: ({ weight }, { x }) => ({
        state: { weight: tf.add(weight, x) },
        outputs: { loss: tf.sum(x) },
      }),
    });
    expect(traced).toEqual({ nodeCount: 2, changed: ['weight'], outputs: { loss: float() } });
    const text = Buffer.from(bytes).toString('latin1');
    const names = ['state:weight', 'data:x', 'next:weight', 'out:loss'];
    expect(names.filter((name) => !text.includes(name))).toEqual([]);
  });

  it('puts a constant from outside into every graph that uses it, and leaves it to other executors', async () => {
    await tf.setBackend('cpu');
    const [tens, sevens] = [tf.tensor1d([10, 20]), tf.tensor1d([7, 7])];
    const scaled = (x: tf.Tensor) => tf.mul(x, tens);
    const both = (x: tf.Tensor) => tf.add(tf.mul(x, sevens), tens);
    const values = [
      await valueOn(compiled, scaled),
      await valueOn(compiled, both),
      await valueOn(cpu, both),
      await valueOn(compiled, scaled),
    ];
    tf.dispose([tens, sevens]);
    expect(values).toEqual([
      [10, 40],
      [17, 34],
      [17, 34],
      [10, 40],
    ]);
  });

  it('names a kernel that cannot be traced', () => {
    expect(errorOf(() => traceProgram(functionOf((x) => tf.atan(x))))).toEqual({
      code: 'bug/unexpected',
      message:
        'The program uses the kernel Atan, which cannot be traced. Register it in engine/trace/kernels.',
    });
  });

  it('refuses to read a value that is not known yet', () => {
    const reading = functionOf((x) => tf.mul(x, x.dataSync()[0]));
    expect(errorOf(() => traceProgram(reading)).code).toBe('bug/unexpected');
  });

  it('refuses a tensor that another trace left behind', () => {
    let kept: tf.Tensor | undefined;
    traceProgram(functionOf((x) => (kept = tf.keep(tf.square(x)))));
    const error = errorOf(() => traceProgram(functionOf((x) => tf.add(x, kept!))));
    kept!.dispose();
    expect(error.message).toBe('A traced program used a tensor of another trace.');
  });

  it('leaves no tensor behind and the backend as it was, also when it fails', async () => {
    await tf.setBackend('cpu');
    const before = [tf.getBackend(), tf.memory().numTensors];
    traceProgram(functionOf((x) => tf.grad((y) => tf.sum(tf.square(y)))(x)));
    errorOf(() => traceProgram(functionOf((x) => tf.atan(tf.square(x)))));
    expect([tf.getBackend(), tf.memory().numTensors]).toEqual(before);
  });
});
