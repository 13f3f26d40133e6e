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

/**
 * Trains a few steps of these settings in a throw-away engine and reckons the whole run from them. Takes seconds. Codes:
 * `state/missing` without images, what the executor fails with.
 */
export async function estimateRun(
  project: Project,
  settings: TrainSettings,
  { executor, threads }: Placement,
): Promise<Estimate> {
  const set = getImageSet(project);
  const places = keptPlaces(project, set).length;
  const { batch, totalSteps } = batchPlan(places, settings);
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
  const contextPx = settings.losses.reconstruction > 0 ? set.sizePx : 0;
  const imageBytes = places * 3 * ((2 * settings.encoder.sizePx) ** 2 + contextPx ** 2);
  const seconds = (totalSteps * batch) / imagesPerSecond;
  return { places, totalSteps, device, imagesPerSecond, seconds, memoryBytes: memoryBytes + imageBytes };
}
