import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Executor } from '../executors/executor';
import { createExecutor } from '../executors/createExecutor';
import { applyOverrides } from '../../../src-shared/settings/overrides';
import { tinySet, tinySettings } from '../golden/fixtures';
import { trainRun } from './trainRun';
import { type Checkpoint, type StepReport } from './types';

let executor: Executor;
beforeAll(async () => {
  executor = await createExecutor('cpu');
});
afterAll(() => executor.dispose());

describe('trainRun', () => {
  it('reports every step and makes a checkpoint after each epoch', async () => {
    const reports: StepReport[] = [];
    const checkpoints: number[] = [];
    const outcome = await trainRun(executor, tinySet(9), tinySettings(), {
      onStep: (report) => reports.push(report),
      onCheckpoint: ({ step }) => void checkpoints.push(step),
    });
    expect(reports.map(({ step, epoch, totalSteps }) => [step, epoch, totalSteps])).toEqual([
      [1, 1, 4],
      [2, 1, 4],
      [3, 2, 4],
      [4, 2, 4],
    ]);
    expect(Object.keys(reports[0].losses)).toEqual([
      'total',
      'distillation',
      'price',
      'population',
      'location',
      'reconstruction',
      'clustering',
    ]);
    expect(checkpoints).toEqual([2, 4]);
    expect([outcome.state, outcome.checkpoint.step, outcome.checkpoint.epoch]).toEqual(['finished', 4, 2]);
  });

  it('ends with the same weights when cancelled in the middle of an epoch and resumed', async () => {
    const set = tinySet(16);
    const whole = await trainRun(executor, set, tinySettings());
    const cancel = new AbortController();
    const cut = await trainRun(executor, set, tinySettings(), {
      signal: cancel.signal,
      onStep: ({ step }) => {
        if (step === 3) cancel.abort();
      },
    });
    expect([cut.state, cut.checkpoint.step, cut.checkpoint.epoch]).toEqual(['cancelled', 3, 0]);
    const resumed = await trainRun(executor, set, tinySettings(), { from: cut.checkpoint });
    expect(resumed).toEqual(whole);
  });

  it.each([
    ['labels', 'losses.geo=0.3'],
    ['surroundings', 'losses.reconstruction=0.3'],
  ])(
    'overfits eight images: their %s',
    async (_what, term) => {
      const settings = applyOverrides(tinySettings(), [
        'epochs=100',
        'batchSize=8',
        'learningRate.base=0.6',
        'views.globalSpan=[1,1]',
        'views.locals=0',
        ...['distillation', 'geo', 'reconstruction', 'clustering'].map((name) => `losses.${name}=0`),
        term,
        'priorityExponent=0',
      ]);
      const reports: StepReport[] = [];
      await trainRun(executor, tinySet(8), settings, { onStep: (report) => reports.push(report) });
      const [first, last] = [reports[0], reports[99]].map(({ losses }) => losses.total);
      expect(last / first).toBeLessThan(0.1);
    },
    600_000,
  );

  it('stops at a loss that is no number and names the last good checkpoint', async () => {
    const set = tinySet(8);
    const good: Checkpoint[] = [];
    await trainRun(
      executor,
      set,
      { ...tinySettings(), epochs: 1 },
      { onCheckpoint: (c) => void good.push(c) },
    );
    const state = { ...good[0].state };
    state['student/encoder/class'] = new Float32Array(16).fill(NaN);
    const run = trainRun(executor, set, tinySettings(), { from: { ...good[0], state } });
    await expect(run).rejects.toMatchObject({
      code: 'engine/non-finite',
      message:
        'The loss of step 3 is not a number; the checkpoint after step 2 is good. Try a lower learningRate.base or clipNorm.',
      data: { lastGoodStep: 2 },
    });
  });
});
