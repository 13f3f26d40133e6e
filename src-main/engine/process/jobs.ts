import {
  type EmbedJob,
  type EmbedResult,
  type TrainJob,
  type TrainResult,
} from '../../../src-shared/contract/engine';
import { type Progress } from '../../../src-shared/progress';
import { batchPlan, isEpochEnd } from '../../../src-shared/settings/batchPlan';
import { embeddingWidth } from '../../../src-shared/settings/encoderSettings';
import { randomViews } from '../data/batches';
import { createExecutor } from '../executors/createExecutor';
import { type Executor } from '../program/executor';
import { type LabelShape, labelShape } from '../model/networks';
import { pretrainedState } from '../model/pretrained';
import {
  type Checkpoint,
  embedImages,
  firstCheckpoint,
  initialState,
  noLabels,
  predictImages,
  type TrainingSet,
  trainRun,
} from '../train';
import { checkFirstStep } from './checkFirstStep';
import { decodeCheckpoint } from './checkpointBytes';
import { checkEncoder, embedWithFile, exportEncoder } from './encoderJobs';
import { type JobContext } from './openJob';
import { RunReporter } from './runReporter';
import { type JobTable } from './serve';

/** The jobs that the engine process can do. */
export const engineJobs: JobTable = { train, embed, exportEncoder, checkEncoder, embedWithFile };

function train(job: TrainJob, context: JobContext): Promise<TrainResult> {
  return withExecutor(job, context, async (executor) => {
    const { settings } = job;
    const set = { ...job.set, ...job.places, ...imagesOf(job, await context.images) };
    if (job.verify !== undefined && job.executor !== 'wasm') {
      const { difference } = await checkFirstStep(executor, set, settings, job.verify);
      await context.emit({ type: 'verified', difference });
    }
    const labels = labelShape(set);
    const from = startOf(job, labels);
    const { onStep, onCheckpoint, onRollBack } = new RunReporter(executor, set, settings, context.emit);
    const { state, checkpoint } = await trainRun(executor, set, settings, {
      from,
      epochStart: epochStartOf(job, labels, from),
      signal: context.signal,
      onStep,
      onCheckpoint,
      onRollBack,
    });
    return { state, step: checkpoint.step };
  });
}

/** The canvases, and behind them the context images where the job announced them. */
function imagesOf(
  { set, contextPx }: TrainJob,
  received: Uint8Array[],
): Pick<TrainingSet, 'images' | 'contexts'> {
  const images = received.slice(0, set.count);
  if (contextPx === null) return { images, contexts: null };
  const contexts = { sizePx: contextPx, canvasPx: contextPx, images: received.slice(set.count) };
  return { images, contexts };
}

/** Where a run begins, unless with random weights at its first step. */
function startOf({ from, pretrained, settings }: TrainJob, labels: LabelShape): Checkpoint | undefined {
  if (from) return decodeCheckpoint(from);
  if (!pretrained) return undefined;
  const state = pretrainedState(settings, labels, decodeCheckpoint(pretrained).state);
  return { step: 0, epoch: 0, rollBacks: 0, state };
}

/** Where a roll-back goes at first, unless to where the run goes on: before the epoch that `from` stands in the middle of. */
function epochStartOf(
  job: TrainJob,
  labels: LabelShape,
  from: Checkpoint | undefined,
): Checkpoint | undefined {
  const { settings, set, epochStart } = job;
  if (!from || isEpochEnd(from.step, batchPlan(set.count, settings))) return undefined;
  if (epochStart) return decodeCheckpoint(epochStart);
  return startOf({ ...job, from: null }, labels) ?? firstCheckpoint(settings, labels);
}

function embed(job: EmbedJob, context: JobContext): Promise<EmbedResult> {
  const { settings, set, from, views, head } = job;
  return withExecutor(job, context, async (executor) => {
    const imageSet = { ...set, images: await context.images };
    const state = from ? decodeCheckpoint(from).state : initialState(settings, noLabels);
    const options = {
      cropOf: views && randomViews(imageSet, settings, views.seed),
      signal: context.signal,
      onProgress: (progress: Progress) => void context.emit({ type: 'progress', progress }),
    };
    if (head) return predictImages(executor, imageSet, settings, { state, target: head }, options);
    const vectors = await embedImages(executor, imageSet, settings, state, options);
    return { vectors, dimension: embeddingWidth(settings.encoder) };
  });
}

async function withExecutor<Result>(
  { executor: name, threads }: TrainJob | EmbedJob,
  { emit }: JobContext,
  work: (executor: Executor) => Promise<Result>,
): Promise<Result> {
  const executor = await createExecutor(name, { threads });
  try {
    const { device, isSoftware = false } = executor;
    await emit({ type: 'ready', device, isSoftware });
    return await work(executor);
  } finally {
    await executor.dispose();
  }
}
