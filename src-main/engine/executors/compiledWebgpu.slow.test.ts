import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { tinyResnetSettings, tinySettings } from '../golden/tinySet.fixture';
import { initialState, type LabelShape } from '../model/networks';
import { trainingProgram } from '../train/trainingProgram';
import { traceProgram } from '../trace/traceProgram';
import { openOnCard } from './compiledWebgpu';
import { createExecutor } from './createExecutor';
import { type ProgramSpec } from '../program/executor';

const executor = await createExecutor('compiled-webgpu').catch(() => null);
const labels: LabelShape = { price: { kind: 'value' }, population: { kind: 'classes', classes: 3 } };
const float = (...shape: number[]) => ({ shape, dtype: 'float32' as const });

describe.skipIf(!executor)('the compiled-webgpu executor (SKIPPED without a graphics adapter)', () => {
  const { losses, ...tiny } = tinySettings();
  const whole = { ...tiny, losses: { ...losses, spread: 0.1 } };
  it.each([
    { name: 'a vision transformer', settings: whole },
    { name: 'a residual network', settings: { ...whole, encoder: tinyResnetSettings().encoder } },
    { name: 'a Sinkhorn teacher', settings: { ...whole, teacher: { sinkhorn: 3 } } },
  ])('leaves no operator of a step with $name to the processor', async ({ settings }) => {
    const { spec } = trainingProgram(settings, labels, 2).packed!;
    const session = await openOnCard(traceProgram(spec, undefined, 'webgpu'), true);
    expect(session.inputNames).toContain('data:globals');
    await session.release();
    const onCpu = openOnCard(traceProgram(spec), true);
    await expect(onCpu).rejects.toMatchObject({ code: 'engine/unavailable' });
  });

  it('refuses a state that is not the one of its program, packed or not', async () => {
    const program = await executor!.prepare(trainingProgram(whole, labels, 2));
    const state = initialState(whole, labels);
    const [name] = Object.keys(state);
    const short = { ...state, [name]: state[name].slice(1) };
    for (const wrong of [short, { ...state, more: new Float32Array(1) }, {}])
      await expect(program.load(wrong)).rejects.toMatchObject({ code: 'bug/unexpected' });
    await expect(program.run({})).rejects.toMatchObject({ code: 'bug/unexpected' });
    await program.dispose();
  });

  it('leaves none of its state behind in 200 steps, as a processor that plays the card tells', async (context) => {
    if (!executor!.isSoftware) return context.skip();
    const length = 2 ** 18;
    const spec: ProgramSpec = {
      state: { w: float(length) },
      data: { x: float(1) },
      compute: ({ w }, { x }) => ({ state: { w: tf.add(w, x) }, outputs: { first: tf.slice(w, 0, 1) } }),
    };
    const program = await executor!.prepare(spec);
    await program.load({ w: new Float32Array(length) });
    const held: number[] = [];
    for (let step = 1; step <= 200; step++) {
      await program.run({ x: Float32Array.of(1) });
      if ([50, 200].includes(step)) held.push(process.memoryUsage.rss());
    }
    expect((await program.save()).w[length - 1]).toBe(200);
    await program.dispose();
    expect(held[1] - held[0]).toBeLessThan((150 * 4 * length) / 4);
  });
});
