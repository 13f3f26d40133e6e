import {
  type EmbedJob,
  type EmbedResult,
  type TrainJob,
  type TrainResult,
} from '../../../src-shared/contract/engine';
import { type Progress } from '../../../src-shared/progress';
import { embeddingWidth } from '../../../src-shared/settings/encoderSettings';
import { randomViews } from '../data/batches';
import { createExecutor } from '../executors/createExecutor';
import { type Executor } from '../executors/executor';
import { type LabelShape, labelShape } from '../model/networks';
import { pretrainedState } from '../model/pretrained';
import {
  type Checkpoint,
  embedImages,
  healthOf,
  initialState,
  noLabels,
  predictImages,
  type StepReport,
  type TrainingSet,
  trainRun,
} from '../train';
import { checkFirstStep } from './checkFirstStep';
import { decodeCheckpoint, encodeCheckpoint } from './checkpointBytes';
import { checkEncoder, embedWithFile, exportEncoder } from './encoderJobs';
import { peakMemoryBytes } from './memory';
import { type JobContext } from './openJob';
import { type JobTable } from './serve';

/** The jobs that the engine process can do. */
export const engineJobs: JobTable = { train, embed, exportEncoder, checkEncoder, embedWithFile };

/** Steps whose mean says how a run looks. */
const healthSteps = 20;

function train(job: TrainJob, context: JobContext): Promise<TrainResult> {
  const { settings, set, places } = job;
  const { signal, emit } = context;
  const recent: StepReport[] = [];
  let memoryOf = () => ({});
  const onStep = (report: StepReport) => {
    recent.push(report);
    if (recent.length > healthSteps) recent.shift();
    void emit({
      type: 'step',
      step: report.step,
      metrics: { ...metricsOf(report), ...memoryOf() },
    });
  };
  const onCheckpoint = (checkpoint: Checkpoint) => {
    const { step, epoch } = checkpoint;
    void emit({ type: 'health', signals: healthOf(recent, settings) });
    return emit({ type: 'checkpoint', step, epoch, bytes: encodeCheckpoint(checkpoint) });
  };
  return withExecutor(job, context, async (executor) => {
    const trainingSet = { ...set, ...places, ...imagesOf(job, await context.images) };
    memoryOf = () => memoryMetrics(executor);
    if (job.verify && job.executor !== 'wasm') {
      const { difference } = await checkFirstStep(executor, trainingSet, settings);
      await emit({ type: 'verified', difference });
    }
    const options = { from: startOf(job, labelShape(trainingSet)), signal, onStep, onCheckpoint };
    const { state, checkpoint } = await trainRun(executor, trainingSet, settings, options);
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
  return { step: 0, epoch: 0, state: pretrainedState(settings, labels, decodeCheckpoint(pretrained).state) };
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

/** `memoryBytes`, the most that the process has held, and `deviceMemoryBytes` where the executor's device has a memory of its own. */
function memoryMetrics({ deviceBytes }: Executor): Record<string, number> {
  return {
    memoryBytes: peakMemoryBytes(),
    ...(deviceBytes && { deviceMemoryBytes: deviceBytes() }),
  };
}

/** The figures of a step by name: `loss`, `loss/distillation`, …, `teacherEntropy`, `learningRate`. */
function metricsOf({ losses, ...report }: StepReport): Record<string, number> {
  const { total, ...terms } = losses;
  const { teacherEntropy, prototypesInUse, embeddingStd, gradientNorm, learningRate, imagesPerSecond } =
    report;
  return {
    loss: total,
    ...Object.fromEntries(Object.entries(terms).map(([term, value]) => [`loss/${term}`, value])),
    ...(teacherEntropy !== undefined && { teacherEntropy }),
    ...(prototypesInUse !== undefined && { prototypesInUse }),
    embeddingStd,
    gradientNorm,
    learningRate,
    imagesPerSecond,
  };
}
