import { z } from 'zod';
import { method } from './method';
import { id, nothing, type StartedJob } from './values';

export interface ImageSetView {
  id: number;
  sourceId: number;
  sourceName: string;
  /** No more images are drawn into a set whose map source is deleted. */
  sourceDeleted: boolean;
  sizePx: number;
  metresPerPixel: number;
  minEntropy: number;
  drawn: number;
  kept: number;
  /** Places that have no image in it yet. */
  missing: number;
  /** Whether a run that names no set learns from this one. */
  isDefault: boolean;
}

export const images = {
  'images.render': method<StartedJob>()(
    z.strictObject({
      /** Default: the newest map source. */
      sourceId: id.optional(),
      sizePx: z.int().min(16).max(1024).optional(),
      metresPerPixel: z.number().min(0.1).max(1000).optional(),
      minEntropy: z.number().min(0).max(1).optional(),
      /** Also where nearly all are blank; else `input/doubtful`, with the call that takes them. */
      anyway: z.boolean().optional(),
    }),
  ),
  'images.sets': method<ImageSetView[]>()(nothing),
  'images.setMinEntropy': method<ImageSetView>()(
    z.strictObject({ setId: id, minEntropy: z.number().min(0).max(1) }),
  ),
};
