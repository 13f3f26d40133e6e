import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { createExecutor } from '../executors/createExecutor';
import { type Executor } from '../program/executor';
import { tinySet, tinySettings } from '../golden/tinySet.fixture';
import { trainRun } from './trainRun';

const [warmSteps, steps] = [50, 200];

/** Runs 200 steps; what `held` says once the executor is warm, and at the end. */
async function overSteps<Held>(executor: Executor, settings: TrainSettings, held: () => Held) {
  const seen: Held[] = [];
  const { checkpoint } = await trainRun(
    executor,
    tinySet(8),
    { ...settings, epochs: steps / 2 },
    { onStep: ({ step }) => void ([warmSteps, steps].includes(step) && seen.push(held())) },
  );
  await executor.dispose();
  return { warm: seen[0], end: seen[1], state: checkpoint.state };
}

it.for(['wasm', 'tensorflow'] as const)(
  'the %s executor (SKIPPED where it is not set up) holds no more tensors after 200 steps',
  { timeout: 600_000 },
  async (name, context) => {
    const executor = await createExecutor(name).catch(() => null);
    if (!executor) return context.skip();
    const { warm, end } = await overSteps(executor, tinySettings(), () => [
      tf.memory().numTensors,
      tf.backend().numDataIds(),
    ]);
    expect(end).toEqual(warm);
  },
);

it('the compiled executor leaves none of its state behind in 200 steps, as the memory of the process tells', async () => {
  const executor = await createExecutor('compiled', { threads: 1 });
  const head = { hidden: 256, bottleneck: 64, scores: 256 };
  const settings = { ...tinySettings(), head };
  const { warm, end, state } = await overSteps(executor, settings, () => process.memoryUsage.rss());
  const stateBytes = Object.values(state).reduce((sum, { byteLength }) => sum + byteLength, 0);
  expect(end - warm).toBeLessThan(((steps - warmSteps) * stateBytes) / 4);
}, 600_000);
