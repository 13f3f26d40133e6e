import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';
import { type BatchPlan, isEpochEnd } from '../../../src-shared/settings/batchPlan';
import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { Batches } from '../data/batches';
import { checkTrainingSet } from '../data/checkTrainingSet';
import { type TrainingSet } from '../data/imageSet';
import { type Executor, type HostMap, type Program } from '../program/executor';
import { mapValues, pick } from '../model/parameters';
import { initialState, type LabelShape, labelShape } from '../model/networks';
import { biasCorrections } from '../optim/adamw';
import { scheduleAt, type Schedule } from '../optim/schedules';
import { trainingProgram } from './trainingProgram';
import { type Checkpoint, type StepReport, type TrainOptions, type TrainOutcome } from './types';

/**
 * Trains from the start or from a checkpoint to the end, or until cancelled. A checkpoint is made after each epoch and on
 * cancelling; a run that goes on from one ends with the same weights, bit for bit, as one never interrupted (same
 * executor and threads). When a loss is no longer a number, the run goes back to the end of its last epoch with half the
 * learning rate; after three times it ends with `engine/non-finite`. `input/bad-argument` for a set that cannot be trained on.
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
  const runStep = (step: number, rollBacks: number) => {
    const schedule = slowed(scheduleAt(settings, step, batches.plan.stepsPerEpoch), rollBacks);
    return program.run(pick({ ...batches.at(step), ...scheduleData(schedule, step) }, spec.data));
  };
  try {
    const start = options.from ?? firstCheckpoint(settings, labels);
    await program.load(start.state);
    return await runSteps(program, runStep, batches.plan, settings, start, options);
  } finally {
    await program.dispose();
  }
}

/** Where a run begins: random weights. */
export const firstCheckpoint = (settings: TrainSettings, labels: LabelShape): Checkpoint => ({
  step: 0,
  epoch: 0,
  rollBacks: 0,
  state: initialState(settings, labels),
});

/** How often a run may go back. */
export const maxRollBacks = 3;

/** Each time that a run goes back halves its learning rate for the rest. */
function slowed(schedule: Schedule, rollBacks: number): Schedule {
  const factor = 0.5 ** rollBacks;
  const { learningRate, lastLayerRate } = schedule;
  return { ...schedule, learningRate: factor * learningRate, lastLayerRate: factor * lastLayerRate };
}

async function runSteps(
  program: Program,
  runStep: (step: number, rollBacks: number) => Promise<HostMap>,
  plan: BatchPlan,
  settings: TrainSettings,
  start: Checkpoint,
  options: TrainOptions,
): Promise<TrainOutcome> {
  let last = start;
  // Of the last whole epoch, wherever the run was cancelled meanwhile: else a resumed run would go back elsewhere.
  let epochStart = options.epochStart ?? start;
  let { rollBacks } = start;
  const checkpoint = async (step: number, state: HostMap) => {
    last = { step, epoch: Math.floor(step / plan.stepsPerEpoch), rollBacks, state };
    if (isEpochEnd(step, plan)) epochStart = last;
    await options.onCheckpoint?.(last);
  };
  /** The step to go on after. */
  const goBack = async (report: StepReport): Promise<number> => {
    if (rollBacks === maxRollBacks) throw nonFinite(report, epochStart);
    rollBacks++;
    options.onRollBack?.(rollBacks);
    await program.load(epochStart.state);
    return epochStart.step - 1;
  };
  for (let step = start.step; step < plan.totalSteps; step++) {
    // Lets messages in, so that a cancel is heard between steps.
    await nextTurn();
    if (options.signal?.aborted) {
      if (step > last.step) await checkpoint(step, await program.save());
      return { state: 'cancelled', checkpoint: last };
    }
    const startMs = performance.now();
    const outputs = await runStep(step, rollBacks);
    const report = stepReport(outputs, step, plan, settings, {
      rollBacks,
      durationMs: performance.now() - startMs,
    });
    if (!isSound(report)) {
      step = await goBack(report);
      continue;
    }
    options.onStep?.(report);
    if (!isEpochEnd(step + 1, plan)) continue;
    const state = await program.save();
    // Too long a step leaves weights that are no numbers, though its own loss and gradient were.
    if (isFiniteState(state)) await checkpoint(step + 1, state);
    else step = await goBack(report);
  }
  return { state: 'finished', checkpoint: last };
}

function stepReport(
  outputs: HostMap,
  step: number,
  plan: BatchPlan,
  settings: TrainSettings,
  { rollBacks, durationMs }: { rollBacks: number; durationMs: number },
): StepReport {
  const { teacherEntropy, prototypesInUse, embeddingStd, gradientNorm, total, ...terms } = mapValues(
    outputs,
    ([value]) => value,
  );
  return {
    step: step + 1,
    totalSteps: plan.totalSteps,
    epoch: Math.floor(step / plan.stepsPerEpoch) + 1,
    epochs: settings.epochs,
    losses: { total, ...terms },
    ...(teacherEntropy !== undefined && { teacherEntropy }),
    ...(prototypesInUse !== undefined && { prototypesInUse }),
    embeddingStd,
    gradientNorm,
    learningRate: slowed(scheduleAt(settings, step, plan.stepsPerEpoch), rollBacks).learningRate,
    imagesPerSecond: (1000 * plan.batch) / durationMs,
  };
}

/** The scalars of a step (from 0) as the training program takes them. */
export function scheduleData(schedule: Schedule, step: number): HostMap {
  const { first, second } = biasCorrections(step + 1);
  const scalars = { ...schedule, firstCorrection: first, secondCorrection: second };
  return mapValues(scalars, (value) => Float32Array.of(value));
}

const isFiniteState = (state: HostMap): boolean =>
  Object.values(state).every((values) => (values as Float32Array).every(Number.isFinite));

/** A gradient that is no number leaves weights that are none, though the loss of its own step was one. */
const isSound = ({ losses, gradientNorm }: StepReport): boolean =>
  Number.isFinite(losses.total) && Number.isFinite(gradientNorm);

function nonFinite(report: StepReport, last: Checkpoint): AppError {
  const { step } = last;
  const kept = step > 0 ? say('engine.goodCheckpoint', { step }) : say('engine.noCheckpoint');
  return new AppError(
    'engine/non-finite',
    say('engine.nonFinite', { step: report.step, times: maxRollBacks, kept }),
    { data: { report, lastGoodStep: step } },
  );
}
