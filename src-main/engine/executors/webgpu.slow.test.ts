import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../src-shared/random';
import { expectClose } from '../golden/close.fixture';
import { cases } from '../trace/kernelCases.fixture';
import { runCase } from '../trace/runCase.fixture';
import { createExecutor } from './createExecutor';
import { type ProgramSpec } from '../program/executor';

const webgpu = await createExecutor('webgpu').catch(() => null);
const compiled = await createExecutor('compiled-webgpu').catch(() => null);

describe.skipIf(!webgpu)('the executors of a graphics card (SKIPPED without an adapter)', () => {
  describe.each([webgpu!, compiled!])('$name', (executor) => {
    it.each(cases.map((each) => [each.name, each] as const))(
      '%s: value and gradient as on cpu',
      async (_, each) => {
        const expected = await runCase(await createExecutor('cpu'), each);
        const found = await runCase(executor, each);
        expect(Object.keys(found)).toEqual(Object.keys(expected));
        for (const name of Object.keys(expected)) expectClose(found[name], expected[name]);
      },
    );

    it('adds up long rows in the same order every time', async () => {
      const spec: ProgramSpec = {
        state: {},
        data: { a: { shape: [12, 2500], dtype: 'float32' }, b: { shape: [2500, 20], dtype: 'float32' } },
        compute: (_state, { a, b }) => ({
          state: {},
          outputs: { product: tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D) },
        }),
      };
      const random = randomStream(4);
      const drawn = (length: number) => Float32Array.from({ length }, () => random.normal());
      const data = { a: drawn(12 * 2500), b: drawn(2500 * 20) };
      const program = await executor.prepare(spec);
      await program.load({});
      const first = await program.run(data);
      for (let i = 0; i < 5; i++) expect(await program.run(data)).toEqual(first);
      const onCpu = await (await createExecutor('cpu')).prepare(spec);
      await onCpu.load({});
      expectClose(first.product, (await onCpu.run(data)).product, 1e-4);
    });

    it('tells what memory it lacks, and goes on', async () => {
      const half = { shape: [2 ** 20], dtype: 'float32' as const };
      const spec = (tiles: number): ProgramSpec => ({
        state: {},
        data: { x: half },
        compute: (_state, { x }) => ({ state: {}, outputs: { sum: tf.sum(tf.tile(x, [tiles])) } }),
      });
      const run = async (tiles: number) => {
        const program = await executor.prepare(spec(tiles));
        await program.load({});
        return program.run({ x: new Float32Array(2 ** 20).fill(1) });
      };
      await expect(run(2 ** 13)).rejects.toMatchObject({ code: 'engine/out-of-memory' });
      expect((await run(1)).sum[0]).toBe(2 ** 20);
    });

    it('names its adapter, and says where that is a software one', () => {
      expect(executor.device).toMatch(
        executor.isSoftware ? /^CPU, software adapter .+, WebGPU/ : /^GPU, .+, WebGPU/,
      );
    });
  });

  it('tell the memory of the card where they know it', () => {
    expect([webgpu!.deviceBytes!() > 0, compiled!.deviceBytes]).toEqual([true, undefined]);
  });

  it('holds no more after 200 steps than after 5', async () => {
    const float = (...shape: number[]) => ({ shape, dtype: 'float32' as const });
    const spec: ProgramSpec = {
      state: { weight: float(4, 2) },
      data: { x: float(3, 4) },
      compute: ({ weight }, { x }) => {
        const loss = (each: tf.Tensor) =>
          tf.mean(tf.square(tf.matMul(x as tf.Tensor2D, each as tf.Tensor2D)));
        const { value, grad } = tf.valueAndGrad(loss)(weight);
        return { state: { weight: tf.sub(weight, tf.mul(grad, 0.01)) }, outputs: { loss: value } };
      },
    };
    const program = await webgpu!.prepare(spec);
    await program.load({ weight: new Float32Array(8).fill(1) });
    const held = [];
    for (let step = 1; step <= 200; step++) {
      await program.run({ x: new Float32Array(12).fill(1) });
      held.push([tf.memory().numTensors, tf.backend().numDataIds(), webgpu!.deviceBytes!()]);
    }
    await program.dispose();
    expect(held.at(-1)).toEqual(held[4]);
  });
});
