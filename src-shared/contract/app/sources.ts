import { z } from 'zod';
import { type BBox } from '../../geo/lngLat';
import { method } from './method';
import { fileReference, longText, name, nothing, type StartedJob } from './values';

export interface MapSourceView {
  id: number;
  name: string;
  createdAt: string;
  attribution: string | null;
  featureCount: number;
  /** Features by class of the learning style. */
  byClass: Record<string, number>;
  bbox: BBox | null;
  notices: string[];
}

export const sources = {
  /** Ends with a `MapSourceView`. `everything` keeps what lies far from the places too. */
  'sources.add': method<StartedJob>()(
    z.strictObject({
      files: z.array(fileReference).min(1).max(100),
      name: name.optional(),
      attribution: longText.optional(),
      everything: z.boolean().default(false),
    }),
  ),
  'sources.list': method<MapSourceView[]>()(nothing),
};
