import { type Placement } from '../../src-shared/contract/engine';
import { AppError, fromErrorData } from '../../src-shared/errors';
import { say, sentences } from '../../src-shared/message';
import { type WorkOptions } from '../../src-shared/progress';
import { batchPlan } from '../../src-shared/settings/batchPlan';
import { type TrainSettings } from '../../src-shared/settings/trainSettings';
import { getImageSet, imageBytes } from '../project/images';
import { type Project } from '../project/project';
import { checkExecutor } from './executors';
import { memoryFit, smallBatch } from './memoryFit';
import { keptPlaces } from './trainingSet';

/** What a run would take, from measured steps. */
export interface Estimate {
  places: number;
  totalSteps: number;
  device: string | null;
  imagesPerSecond: number;
  seconds: number;
  /** The most that the engine holds, with all images of the run in it; memory of a graphics card is not counted. */
  memoryBytes: number;
  /** What this process may still have, limits of a container included. */
  freeBytes: number;
  /** A batch size whose memory is there, measured: that of the settings if it fits, else a smaller one; null if none does. */
  fittingBatch: number | null;
}

export interface EstimateOptions extends WorkOptions {
  imageSetId?: number;
  /** Memory taken to be free. */
  freeBytes?: number;
}

/** Of larger batches one step is enough to tell their memory and, roughly, their speed. */
const largeBatch = 32;

/**
 * Trains a few steps of these settings in throw-away engines and reckons the whole run from them. Takes seconds. Codes:
 * `state/missing` without images, what the executor fails with.
 */
export async function estimateRun(
  project: Project,
  settings: TrainSettings,
  { executor, threads }: Placement,
  { imageSetId, signal, onProgress, freeBytes = process.availableMemory() }: EstimateOptions = {},
): Promise<Estimate> {
  const set = getImageSet(project, imageSetId);
  const places = keptPlaces(project, set).length;
  const { batch, totalSteps } = batchPlan(places, settings);
  const heldBytes = imageBytes(project, set, settings.losses.reconstruction > 0);
  const told = trialProgress(batch, onProgress);
  const fit = await memoryFit(batch, freeBytes, async (batchSize) => {
    const check = await checkExecutor(executor, {
      threads,
      settings: { ...settings, epochs: trialSteps(batchSize), batchSize },
      verify: false,
      measureSoftware: true,
      signal,
      onStep: told.trial(batchSize),
    });
    const { device, imagesPerSecond, memoryBytes, error } = check;
    // That a run diverges on noise says nothing of its memory, or of its places.
    if (error && error.code !== 'engine/non-finite') throw fromErrorData(error);
    if (imagesPerSecond === null || memoryBytes === null)
      throw new AppError('engine/unavailable', say('runs.notMeasured'));
    return { device, imagesPerSecond, memoryBytes: memoryBytes + heldBytes };
  });
  const { device, imagesPerSecond } = fit.measured;
  return {
    places,
    totalSteps,
    device,
    imagesPerSecond,
    seconds: (totalSteps * batch) / imagesPerSecond,
    memoryBytes: fit.memoryBytes,
    freeBytes,
    // A set smaller than a batch makes one batch of all its places: the settings stay.
    fittingBatch: fit.batch === batch ? settings.batchSize : fit.batch,
  };
}

const trialSteps = (batchSize: number) => (batchSize > largeBatch ? 1 : 3);

/** Tells the steps of the trials of `memoryFit`: those of a small batch and of the one asked for, and of whatever else is tried. */
function trialProgress(batch: number, onProgress: WorkOptions['onProgress']) {
  let done = 0;
  let total = batch > smallBatch ? trialSteps(smallBatch) + trialSteps(batch) : trialSteps(batch);
  return {
    /** Begins a trial; returns what to call after each of its steps. */
    trial(size: number): () => void {
      total = Math.max(total, done + trialSteps(size));
      const note = { kind: 'batch' as const, size };
      const tell = () => onProgress?.({ stage: 'measure', done, total, unit: 'steps', note });
      tell();
      return () => {
        done++;
        tell();
      };
    },
  };
}

const gigabytes = (bytes: number) => (bytes / 2 ** 30).toFixed(1);

/** Refuses a run whose memory is not there: `engine/out-of-memory`, with the batch size that would fit. */
export function requireMemory(
  { memoryBytes, freeBytes, fittingBatch }: Estimate,
  { batchSize }: TrainSettings,
): void {
  if (fittingBatch === batchSize) return;
  const found = say('runs.tooMuchMemory', {
    batch: batchSize,
    needed: gigabytes(memoryBytes),
    free: gigabytes(freeBytes),
  });
  const advice =
    fittingBatch === null ? say('runs.noBatchFits') : say('runs.batchFits', { batch: fittingBatch });
  throw new AppError('engine/out-of-memory', sentences(found, advice), {
    data: { memoryBytes, freeBytes, fittingBatch },
    commandLine: fittingBatch === null ? undefined : say('runs.batchAdvice', { batch: String(fittingBatch) }),
  });
}
