import { z } from 'zod';
import { type BBox } from '../../geo/lngLat';
import { type TargetId } from '../../kinds/targets';
import { type Look, lookSchema } from './look';
import { type Message } from '../../message';
import { method } from './method';
import { fileReference, name, nothing, type StartedJob } from './values';

export interface ProjectSummary {
  path: string;
  name: string;
  /** Another one each time the project is opened. */
  opening: string;
  /** That nothing can be written at its place, and why; null where it can. */
  readOnly: Message | null;
  bbox: BBox | null;
  places: number;
  /** How many places have a label of each target. */
  labels: Record<TargetId, number>;
  datasets: number;
  mapSources: number;
  imageSets: number;
  /** Of the image set with the most images, the newest of these: places with an image, and those above its entropy threshold. */
  images: { drawn: number; kept: number };
  runs: { total: number; done: number; resumable: number };
  embeddingSets: number;
  predictionSets: number;
  regions: number;
  /** Whom to name beside the data and the map. */
  attributions: string[];
  /** As the interface left it, on this machine. */
  look: Look;
}

export interface RecentProject {
  path: string;
  name: string;
  openedAt: string;
  /** False where the file is gone. */
  exists: boolean;
}

export const project = {
  'project.recent': method<RecentProject[]>()(nothing),
  'project.forget': method<RecentProject[]>()(z.strictObject({ path: z.string() })),
  /**
   * A shell without a dialog takes the name, and keeps the project in its own folder. `isTrial`: nobody has given it a name, and it is
   * removed when it is left with nothing in it.
   */
  'project.create': method<ProjectSummary>()(
    z.strictObject({ file: fileReference, isTrial: z.boolean().default(false) }),
  ),
  'project.open': method<ProjectSummary>()(z.strictObject({ file: fileReference })),
  'project.close': method<null>()(nothing),
  /** Null while no project is open. */
  'project.summary': method<ProjectSummary | null>()(nothing),
  /** Generates a city, imports its places and adds its map. */
  'project.fillWithSample': method<StartedJob>()(z.strictObject({ seed: z.int().min(0).default(1) })),
  /** What the interface keeps with the project, such as colours and classes: JSON by key. */
  'project.setting': method<unknown>()(z.strictObject({ key: name })),
  /** In place of what was kept of the open project; of another opening it is ignored. */
  'project.keepLook': method<null>()(z.strictObject({ opening: z.string(), look: lookSchema })),
  'project.keepSetting': method<null>()(z.strictObject({ key: name, value: z.json() })),
};
