import { freemem } from 'node:os';
import { type Placement } from '../../src-shared/contract/engine';
import { AppError, fromErrorData } from '../../src-shared/errors';
import { batchPlan } from '../../src-shared/settings/batchPlan';
import { type TrainSettings } from '../../src-shared/settings/trainSettings';
import { getImageSet } from '../project/images';
import { type Project } from '../project/project';
import { checkExecutor } from './executors';
import { keptPlaces } from './trainingSet';

/** What a run would take, from a measured step. */
export interface Estimate {
  places: number;
  totalSteps: number;
  device: string | null;
  imagesPerSecond: number;
  seconds: number;
  /** Of the engine, with all images of the run in it. */
  memoryBytes: number;
}

/** Batches up to this are measured as they are; larger ones only where two small ones tell that their memory is there. */
const alwaysMeasured = 32;
const trialBatches = [2, 4] as const;

/** What a few steps took. */
interface Measured {
  device: string | null;
  imagesPerSecond: number;
  memoryBytes: number;
}

/**
 * Trains a few steps of these settings in a throw-away engine and reckons the whole run from them. Takes seconds. A batch
 * whose memory would not be there is not tried: it is reckoned from small ones, since the memory of a step grows with its
 * batch. Codes: `state/missing` without images, what the executor fails with.
 */
export async function estimateRun(
  project: Project,
  settings: TrainSettings,
  placement: Placement,
  freeBytes = freemem(),
): Promise<Estimate> {
  const set = getImageSet(project);
  const places = keptPlaces(project, set).length;
  const { batch, totalSteps } = batchPlan(places, settings);
  const { device, imagesPerSecond, memoryBytes } = await measure(settings, batch, placement, freeBytes);
  const contextPx = settings.losses.reconstruction > 0 ? set.sizePx : 0;
  const imageBytes = places * 3 * ((2 * settings.encoder.sizePx) ** 2 + contextPx ** 2);
  const seconds = (totalSteps * batch) / imagesPerSecond;
  return { places, totalSteps, device, imagesPerSecond, seconds, memoryBytes: memoryBytes + imageBytes };
}

async function measure(
  settings: TrainSettings,
  batch: number,
  placement: Placement,
  freeBytes: number,
): Promise<Measured> {
  if (batch > alwaysMeasured) {
    const [small, large] = trialBatches;
    const { memoryBytes } = await measureBatch(settings, small, placement);
    const trial = await measureBatch(settings, large, placement);
    const perImage = (trial.memoryBytes - memoryBytes) / (large - small);
    const expected = trial.memoryBytes + perImage * (batch - large);
    if (expected > freeBytes) return { ...trial, memoryBytes: expected };
  }
  return measureBatch(settings, batch, placement);
}

async function measureBatch(
  settings: TrainSettings,
  batch: number,
  { executor, threads }: Placement,
): Promise<Measured> {
  const check = await checkExecutor(executor, {
    threads,
    settings: { ...settings, epochs: 3, batchSize: batch },
    verify: false,
  });
  if (check.error) throw fromErrorData(check.error);
  const { device, imagesPerSecond, memoryBytes } = check;
  if (imagesPerSecond === null || memoryBytes === null)
    throw new AppError(
      'engine/unavailable',
      'The engine took no step that could be measured. Try another executor.',
    );
  return { device, imagesPerSecond, memoryBytes };
}
