import { z } from 'zod';
import { type BBox } from '../../geo/lngLat';
import { layerClasses } from '../layerClasses';
import { type FileKind } from '../../kinds/files';
import { type MapClass } from '../../kinds/mapClasses';
import { type Message } from '../../message';
import { method } from './method';
import { fileReference, id, longText, name, nothing, type StartedJob } from './values';

export interface MapSourceView {
  id: number;
  name: string;
  createdAt: string;
  attribution: string | null;
  featureCount: number;
  /** Features by class of the learning style. */
  byClass: Record<string, number>;
  bbox: BBox | null;
  notices: Message[];
}

/** What a map file will be taken as, judged by its first features. */
export interface MapFilePreview {
  /** As it was asked for. */
  file: string;
  /** Null where it is none that is taken. */
  kind: FileKind | null;
  /** Whether the analyst can say what its features are; others say it themselves. */
  isClassed: boolean;
  /** Features that were looked at; of them by class, those that are left out on purpose, and those of which nothing tells the class. */
  sampled: number;
  byClass: Partial<Record<MapClass, number>>;
  notDrawn: number;
  untold: number;
  /** Why it cannot be read. */
  problem: Message | null;
}

export const sources = {
  /** In the order of the files. */
  'sources.preview': method<MapFilePreview[]>()(
    z.strictObject({ files: z.array(fileReference).min(1).max(100) }),
  ),
  /** Ends with a `MapSourceView`. `everything` keeps what lies far from the places too. `input/doubtful`, with the call that
   * goes on `anyway`, where nearly all features are lost. */
  'sources.add': method<StartedJob>()(
    z.strictObject({
      files: z
        .array(z.strictObject({ file: fileReference, classes: layerClasses.optional() }))
        .min(1)
        .max(100),
      name: name.optional(),
      attribution: longText.optional(),
      everything: z.boolean().default(false),
      anyway: z.boolean().optional(),
    }),
  ),
  'sources.list': method<MapSourceView[]>()(nothing),
  'sources.rename': method<null>()(z.strictObject({ sourceId: id, name })),
  /**
   * Hidden at once, gone for good when the project is next opened: until then it can be restored. Images drawn from it stay,
   * with what was learnt from them; no more are drawn into their sets.
   */
  'sources.delete': method<null>()(z.strictObject({ sourceId: id })),
  'sources.restore': method<null>()(z.strictObject({ sourceId: id })),
};
