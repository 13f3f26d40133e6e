import { type TrainSettings } from './trainSettings';

/**
 * Share of prototypes in use below which clustering has collapsed onto a few: a tenth of what the global views of one batch
 * could use.
 */
export function fewPrototypes({ clusters, batchSize }: TrainSettings): number {
  return 0.1 * Math.min(1, (2 * batchSize) / clusters.prototypes);
}
