import { type TrainSettings } from './trainSettings';

/** How a training set divides into steps. */
export interface BatchPlan {
  /** Places in a step. */
  batch: number;
  stepsPerEpoch: number;
  totalSteps: number;
}

/** Whether so many steps end an epoch. */
export const isEpochEnd = (step: number, { stepsPerEpoch }: BatchPlan): boolean => step % stepsPerEpoch === 0;

/** A set smaller than a batch makes one batch of all its places; places left over at the end of an epoch wait for the next. */
export function batchPlan(places: number, settings: TrainSettings): BatchPlan {
  const batch = Math.min(settings.batchSize, places);
  const stepsPerEpoch = Math.floor(places / batch);
  return { batch, stepsPerEpoch, totalSteps: stepsPerEpoch * settings.epochs };
}
