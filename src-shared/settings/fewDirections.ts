import { embeddingWidth } from './encoderSettings';
import { type TrainSettings } from './trainSettings';

/** The effective rank of embeddings below which a run has collapsed to few directions: a share of their width. */
export const fewDirections = ({ encoder }: Pick<TrainSettings, 'encoder'>): number =>
  Math.max(1.5, 0.02 * embeddingWidth(encoder));
