import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../../src-shared/errors';
import { type BatchPlan } from '../../../src-shared/settings/batchPlan';
import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { Batches } from '../data/batches';
import { checkTrainingSet } from '../data/checkTrainingSet';
import { type TrainingSet } from '../data/imageSet';
import { type Executor, type HostMap, type Program } from '../executors/executor';
import { mapValues, pick } from '../model/parameters';
import { initialState, labelShape } from '../model/networks';
import { biasCorrections } from '../optim/adamw';
import { scheduleAt, type Schedule } from '../optim/schedules';
import { trainingProgram } from './trainingProgram';
import { lossTerms, type Checkpoint, type StepReport, type TrainOptions, type TrainOutcome } from './types';

/**
 * Trains from the start or from a checkpoint to the end, or until cancelled. A checkpoint is made after each epoch and on
 * cancelling; a run that goes on from one ends with the same weights, bit for bit, as one never interrupted (same
 * executor and threads). `input/bad-argument` for a set that cannot be trained on, `engine/non-finite` when a loss is no
 * longer a number.
 */
export async function trainRun(
  executor: Executor,
  set: TrainingSet,
  settings: TrainSettings,
  options: TrainOptions = {},
): Promise<TrainOutcome> {
  checkTrainingSet(set);
  const labels = labelShape(set);
  const batches = new Batches(set, settings);
  const spec = trainingProgram(settings, labels, batches.plan.batch);
  const program = await executor.prepare(spec);
  const runStep = (step: number) => {
    const schedule = scheduleAt(settings, step, batches.plan.stepsPerEpoch);
    return program.run(pick({ ...batches.at(step), ...scheduleData(schedule, step) }, spec.data));
  };
  try {
    const start = options.from ?? { step: 0, epoch: 0, state: initialState(settings, labels) };
    await program.load(start.state);
    return await runSteps(program, runStep, batches.plan, settings, start, options);
  } finally {
    await program.dispose();
  }
}

async function runSteps(
  program: Program,
  runStep: (step: number) => Promise<HostMap>,
  plan: BatchPlan,
  settings: TrainSettings,
  start: Checkpoint,
  options: TrainOptions,
): Promise<TrainOutcome> {
  let last = start;
  const checkpoint = async (step: number) => {
    last = { step, epoch: Math.floor(step / plan.stepsPerEpoch), state: await program.save() };
    await options.onCheckpoint?.(last);
  };
  for (let step = start.step; step < plan.totalSteps; step++) {
    // Lets messages in, so that a cancel is heard between steps.
    await nextTurn();
    if (options.signal?.aborted) {
      if (step > last.step) await checkpoint(step);
      return { state: 'cancelled', checkpoint: last };
    }
    const startMs = performance.now();
    const outputs = await runStep(step);
    const report = stepReport(outputs, step, plan, settings, performance.now() - startMs);
    if (!Number.isFinite(report.losses.total)) throw nonFinite(report, last);
    options.onStep?.(report);
    if ((step + 1) % plan.stepsPerEpoch === 0) await checkpoint(step + 1);
  }
  return { state: 'finished', checkpoint: last };
}

function stepReport(
  outputs: HostMap,
  step: number,
  plan: BatchPlan,
  settings: TrainSettings,
  durationMs: number,
): StepReport {
  const value = (name: string) => outputs[name][0];
  const present = lossTerms.filter((term) => term in outputs);
  return {
    step: step + 1,
    totalSteps: plan.totalSteps,
    epoch: Math.floor(step / plan.stepsPerEpoch) + 1,
    epochs: settings.epochs,
    losses: { total: value('total'), ...Object.fromEntries(present.map((term) => [term, value(term)])) },
    ...('teacherEntropy' in outputs && { teacherEntropy: value('teacherEntropy') }),
    ...('prototypesInUse' in outputs && { prototypesInUse: value('prototypesInUse') }),
    embeddingStd: value('embeddingStd'),
    gradientNorm: value('gradientNorm'),
    learningRate: scheduleAt(settings, step, plan.stepsPerEpoch).learningRate,
    imagesPerSecond: (1000 * plan.batch) / durationMs,
  };
}

/** The scalars of a step (from 0) as the training program takes them. */
export function scheduleData(schedule: Schedule, step: number): HostMap {
  const { first, second } = biasCorrections(step + 1);
  const scalars = { ...schedule, firstCorrection: first, secondCorrection: second };
  return mapValues(scalars, (value) => Float32Array.of(value));
}

function nonFinite(report: StepReport, last: Checkpoint): AppError {
  const where =
    last.step > 0 ? `the checkpoint after step ${last.step} is good` : 'there is no checkpoint yet';
  return new AppError(
    'engine/non-finite',
    `The loss of step ${report.step} is not a number; ${where}. Try a lower learningRate.base or clipNorm.`,
    { data: { report, lastGoodStep: last.step } },
  );
}
