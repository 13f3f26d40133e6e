import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Executor, type HostMap, type Program } from '../program/executor';
import { mapValues } from '../model/parameters';
import { createExecutor } from '../executors/createExecutor';
import { applyOverrides } from '../../../src-shared/settings/overrides';
import { tinyResnetSettings, tinySet, tinySettings } from '../golden/tinySet.fixture';
import { biasCorrections } from '../optim/adamw';
import { scheduleAt } from '../optim/schedules';
import { decodeCheckpoint, encodeCheckpoint } from '../process/checkpointBytes';
import { trainRun } from './trainRun';
import { type Checkpoint, type StepReport } from './types';

let executor: Executor;
beforeAll(async () => {
  executor = await createExecutor('cpu');
});
afterAll(() => executor.dispose());

/**
 * An executor in place of a model: a step moves one weight by its rate and its first pixel. The step of this number, counted
 * from 1, has no loss while the learning rate is above a limit.
 */
function unsoundExecutor(badStep: number, limit: number): Executor {
  const prepare = (): Program => {
    let state: HostMap = {};
    return {
      load: async (values) => void (state = values),
      run: async ({ globals, learningRate, firstCorrection }) => {
        const weight = 0.5 * (state.weight?.[0] ?? 0) + learningRate[0] * (2 + globals[0]);
        state = { ...state, weight: Float32Array.of(weight) };
        const isBad =
          firstCorrection[0] === Math.fround(biasCorrections(badStep).first) && learningRate[0] > limit;
        const figures = { total: isBad ? NaN : weight, embeddingStd: 1, gradientNorm: 1 };
        return mapValues(figures, (value) => Float32Array.of(value));
      },
      save: async () => state,
      dispose: async () => {},
    };
  };
  return { name: 'cpu', device: 'none', prepare: async () => prepare(), dispose: async () => {} };
}

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
    { what: 'labels', start: tinySettings(), term: 'losses.geo=0.3', epochs: 100 },
    { what: 'surroundings', start: tinySettings(), term: 'losses.reconstruction=0.3', epochs: 100 },
    {
      what: 'labels, with a residual network',
      start: tinyResnetSettings(),
      term: 'losses.geo=0.3',
      epochs: 100,
    },
  ])('overfits eight images: their $what', async ({ start, term, epochs }) => {
    const settings = applyOverrides(start, [
      `epochs=${epochs}`,
      'batchSize=8',
      'learningRate.base=0.6',
      'views.globalSpan=[1,1]',
      'views.locals=0',
      ...['distillation', 'geo', 'reconstruction', 'clustering'].map((name) => `losses.${name}=0`),
      term,
      'priorityExponent=0',
    ]);
    const reports: StepReport[] = [];
    const compiled = await createExecutor('compiled', { threads: 1 });
    await trainRun(compiled, tinySet(8), settings, { onStep: (report) => reports.push(report) });
    const [first, last] = [reports[0], reports[epochs - 1]].map(({ losses }) => losses.total);
    expect(last / first).toBeLessThan(0.1);
  });

  it('goes back from a loss that is no number to the end of its last epoch, with half the learning rate', async () => {
    const set = tinySet(16);
    const [badStep, fullRate] = [7, scheduleAt(tinySettings(), 6, 4).learningRate];
    const unsound = unsoundExecutor(badStep, 0.9 * fullRate);
    const rollBacks: number[] = [];
    const rates: number[] = [];
    const checkpoints: Checkpoint[] = [];
    const whole = await trainRun(unsound, set, tinySettings(), {
      onStep: ({ step, learningRate }) => void (rates[step] = learningRate),
      onCheckpoint: (checkpoint) => void checkpoints.push(checkpoint),
      onRollBack: (count) => rollBacks.push(count),
    });
    expect([rollBacks, checkpoints.map(({ step, rollBacks }) => [step, rollBacks])]).toEqual([
      [1],
      [
        [4, 0],
        [8, 1],
      ],
    ]);
    expect(rates[badStep]).toBeCloseTo(fullRate / 2);
    // Cancelled before the step, and after the run went back: both end with the same weights.
    for (const rollBacks of [0, 1]) {
      const cancel = new AbortController();
      let wentBack = 0;
      const { checkpoint } = await trainRun(unsound, set, tinySettings(), {
        signal: cancel.signal,
        onRollBack: (count) => (wentBack = count),
        onStep: ({ step }) => {
          if (step === 6 && wentBack === rollBacks) cancel.abort();
        },
      });
      expect([checkpoint.step, checkpoint.rollBacks]).toEqual([6, rollBacks]);
      const from = decodeCheckpoint(encodeCheckpoint(checkpoint));
      const resumed = await trainRun(unsound, set, tinySettings(), { from, epochStart: checkpoints[0] });
      expect(resumed).toEqual(whole);
    }
  });

  it('stops at a loss that stays no number and names the last good checkpoint', async () => {
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
        'The loss of step 3 is not a number, though the run went back 3 times and halved its learning rate each time; ' +
        'the checkpoint after step 2 is good. Try a lower learningRate.base or clipNorm.',
      data: { lastGoodStep: 2 },
    });
  });
});
