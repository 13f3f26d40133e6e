import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { createExecutor } from '../executors/createExecutor';
import { installedTensorflow } from '../executors/tensorflow';
import { type Executor } from '../program/executor';
import { expectClose } from '../golden/close.fixture';
import { tinyResnetSettings, tinySet, tinySettings } from '../golden/tinySet.fixture';
import { trainRun } from './trainRun';
import { type StepReport, type TrainOptions } from './types';

let compiled: Executor;
let cpu: Executor;
beforeAll(async () => {
  compiled = await createExecutor('compiled', { threads: 2 });
  cpu = await createExecutor('cpu');
});
afterAll(() => Promise.all([compiled.dispose(), cpu.dispose()]));

const set = tinySet(8);
const tiny = tinySettings();
/** The whole method, with what is optional. */
const settings = { ...tiny, epochs: 10, losses: { ...tiny.losses, spread: 0.1 } };
const encoders = [
  { encoder: 'a vision transformer', settings },
  { encoder: 'a residual network', settings: { ...settings, encoder: tinyResnetSettings().encoder } },
];

async function figures(executor: Executor, settings: TrainSettings, options: TrainOptions = {}) {
  const reports: StepReport[] = [];
  const { checkpoint } = await trainRun(executor, set, settings, {
    ...options,
    onStep: (report) => {
      reports.push(report);
      options.onStep?.(report);
    },
  });
  const values = reports.map(({ losses, embeddingStd, teacherEntropy, prototypesInUse }) => [
    ...Object.values(losses),
    embeddingStd,
    teacherEntropy!,
    prototypesInUse!,
  ]);
  return { values, checkpoint };
}

const isWeight = (name: string) => name.startsWith('student/') || name.startsWith('teacher/');

/** Attention does not depend on the bias of its keys: their gradient is rounding noise, which AdamW blows up to full steps. */
function trained(name: string, values: ArrayLike<number>): number[] {
  return Array.from(values).slice(name.endsWith('keyValue.bias') ? settings.encoder.width : 0);
}

describe.skipIf(!installedTensorflow())(
  'the tensorflow executor (SKIPPED unless npm run setup:tensorflow was run)',
  () => {
    it.each(encoders)('trains $encoder as the cpu one does, and leaves no tensor behind', async (each) => {
      const eager = await figures(cpu, each.settings);
      const tensorflow = await createExecutor('tensorflow');
      await figures(tensorflow, each.settings);
      const held = tf.memory().numTensors;
      const found = await figures(tensorflow, each.settings);
      expect(tf.memory().numTensors).toBe(held);
      expectClose(found.values.flat(), eager.values.flat(), 1e-4);
      await tensorflow.dispose();
    });
  },
);

/** A step so small that it takes moments on a GPU that a processor plays. */
const least: TrainSettings = {
  ...settings,
  encoder: {
    kind: 'vit',
    sizePx: 8,
    patchPx: 8,
    width: 4,
    depth: 1,
    heads: 1,
    mlpRatio: 1,
    pixelMean: 0,
    pixelStd: 1,
  },
  views: { ...settings.views, locals: 0 },
};

it('the webgpu executor (SKIPPED without a graphics adapter) trains as the cpu one does, over 20 steps, and holds no more at their end', async (context) => {
  const webgpu = await createExecutor('webgpu').catch(() => null);
  if (!webgpu) return context.skip();
  const held: unknown[] = [];
  const onStep = () => held.push([tf.memory().numTensors, tf.backend().numDataIds(), webgpu.deviceBytes!()]);
  const found = await figures(webgpu, least, { onStep });
  const eager = await figures(cpu, least);
  expect(held.at(-1)).toEqual(held[4]);
  // All lie within 3e-5 but the spread term, a logarithm of distances: where two nearly meet, rounding moves it by up to 2e-4.
  expectClose(found.values.flat(), eager.values.flat(), 5e-4);
}, 600_000);

it('the compiled-webgpu executor (SKIPPED without a graphics adapter) trains as the cpu one does, over 20 steps, and goes on from a checkpoint to the same weights', async (context) => {
  const executor = await createExecutor('compiled-webgpu').catch(() => null);
  if (!executor) return context.skip();
  const checkpoints: NonNullable<TrainOptions['from']>[] = [];
  const found = await figures(executor, least, { onCheckpoint: (each) => void checkpoints.push(each) });
  const eager = await figures(cpu, least);
  expectClose(found.values.flat(), eager.values.flat(), 5e-4);
  const resumed = await figures(executor, least, { from: checkpoints[5] });
  expect(resumed.checkpoint).toEqual(found.checkpoint);
}, 600_000);

describe('the compiled executor', () => {
  it.each(encoders)('trains $encoder as the eager one does, over 20 steps', async (each) => {
    const eager = await figures(cpu, each.settings);
    const found = await figures(compiled, each.settings);
    expect(found.values).toHaveLength(20);
    expectClose(found.values.flat(), eager.values.flat(), 1e-4);
    for (const [name, values] of Object.entries(eager.checkpoint.state).filter(([key]) => isWeight(key)))
      expectClose(trained(name, found.checkpoint.state[name]), trained(name, values), 1e-3);
  });

  it('ends with the same weights when resumed from every epoch', async () => {
    const checkpoints: NonNullable<TrainOptions['from']>[] = [];
    const whole = await figures(compiled, settings, {
      onCheckpoint: (checkpoint) => void checkpoints.push(checkpoint),
    });
    for (const from of [checkpoints[0], checkpoints[6]])
      expect((await figures(compiled, settings, { from })).checkpoint).toEqual(whole.checkpoint);
  });
});
