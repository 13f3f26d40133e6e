import { z } from 'zod';
import { method } from './method';
import { id, nothing, type StartedJob } from './values';

export interface ImageSetView {
  id: number;
  sourceId: number;
  sizePx: number;
  metresPerPixel: number;
  minEntropy: number;
  drawn: number;
  kept: number;
  /** Places that have no image in it yet. */
  missing: number;
}

export interface EntropyHistogram {
  /** Counts in bins of equal width over 0 … 1. */
  counts: number[];
}

export interface ThumbnailPage {
  total: number;
  images: { placeId: number; entropy: number }[];
}

export const images = {
  'images.render': method<StartedJob>()(
    z.strictObject({
      sizePx: z.int().min(16).max(1024).optional(),
      metresPerPixel: z.number().min(0.1).max(1000).optional(),
      minEntropy: z.number().min(0).max(1).optional(),
    }),
  ),
  'images.sets': method<ImageSetView[]>()(nothing),
  'images.setMinEntropy': method<ImageSetView>()(
    z.strictObject({ setId: id, minEntropy: z.number().min(0).max(1) }),
  ),
  'images.histogram': method<EntropyHistogram>()(
    z.strictObject({ setId: id, bins: z.int().min(4).max(200).default(50) }),
  ),
  /** By entropy, lowest first; `around` begins at the first image above that entropy. */
  'images.page': method<ThumbnailPage>()(
    z.strictObject({
      setId: id,
      which: z.enum(['kept', 'dropped', 'all']).default('all'),
      minEntropy: z.number().min(0).max(1),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
  ),
};
