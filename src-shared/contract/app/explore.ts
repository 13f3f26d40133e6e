import { z } from 'zod';
import { type LngLat } from '../../geo/lngLat';
import { type Message } from '../../message';
import { type NamedEmbeddings } from '../../named';
import { method } from './method';
import { id, lngLat, nothing, region, type StartedJob } from './values';

export interface EmbeddingSetView extends NamedEmbeddings {
  id: number;
  /** The run that made it, or the encoder from a file; both null for random weights. */
  runId: number | null;
  encoderId: number | null;
  imageSetId: number;
  dimension: number;
  count: number;
  /** Places with a kept map image that it has no vector of. */
  missing: number;
  /** Why its encoder cannot predict: it came from a file and saw labels. Null where it can. */
  unscorable: Message | null;
  createdAt: string;
}

/** Whether a trained encoder made it, rather than random weights. */
export const isTrained = ({ runId, encoderId }: Pick<EmbeddingSetView, 'runId' | 'encoderId'>): boolean =>
  (runId ?? encoderId) !== null;

export interface SimilarPlace extends LngLat {
  placeId: number;
  /** Cosine, −1 … 1. */
  similarity: number;
  distanceM: number;
}

export interface SimilarPlaces {
  setId: number;
  imageSetId: number;
  queryPlaces: number[];
  /** The least distance that hits were kept at. */
  apartM: number;
  /** Best first. */
  hits: SimilarPlace[];
}

export const searchSchema = z.strictObject({
  setId: id.optional(),
  query: z.union([
    z.strictObject({ at: lngLat }),
    z.strictObject({ placeId: id }),
    z.strictObject({ region }),
  ]),
  like: z.array(id).max(1000).default([]),
  unlike: z.array(id).max(1000).default([]),
  top: z.int().min(1).max(1000).default(20),
  within: region.optional(),
  /** How far hits are from each other and from the places asked for at least. Default: the width of a map image. */
  apartM: z.number().min(0).max(1_000_000).optional(),
});

export const explore = {
  /** All places with a kept map image, as a new set; `missing`: those without a vector, into the set that the run has. */
  'explore.embed': method<StartedJob>()(z.strictObject({ runId: id, missing: z.boolean().default(false) })),
  'explore.sets': method<EmbeddingSetView[]>()(nothing),
  /** Exact cosine. `like` and `unlike` refine: their mean direction is added, and taken off. */
  'explore.similar': method<SimilarPlaces>()(searchSchema),
};
