import { z } from 'zod';
import { rule } from '../fitted';
import { isTargetId } from '../kinds/targets';
import { say } from '../message';
import { namedTarget } from './app/targets';
import { layerClasses } from './layerClasses';

/** A path relative to the folder that the manifest describes; it may not leave it. */
const relativePath = z
  .string()
  .min(1)
  .refine((path) => !/^([/\\]|[a-z]:)/i.test(path) && !path.split(/[/\\]/).includes('..'), {
    error: rule(say('misfit.relativePath')),
  });

/** A row is used where it meets every condition: the column has one of the values, or a number within the bounds. */
const condition = z
  .strictObject({
    column: z.string(),
    in: z.array(z.string()).min(1).optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  })
  .refine(({ in: values, min, max }) => (values !== undefined) !== (min !== undefined || max !== undefined), {
    error: rule(say('misfit.condition')),
  });

const table = z.strictObject({
  name: z.string(),
  path: relativePath,
  mapping: z.strictObject({
    lng: z.string(),
    lat: z.string(),
    price: z.string().optional(),
    population: z.string().optional(),
  }),
  /** What else can be learnt of the places. */
  targets: z.array(namedTarget).min(1).max(100).optional(),
  where: z.array(condition).optional(),
});

/** What the demo does with a folder of map files and label tables; docs/sampleCity.md describes the fields. */
export const placeManifest = z.strictObject({
  name: z.string(),
  /** True where the place is invented: it is then said wherever the place shows. */
  generated: z.boolean().optional(),
  attribution: z.string(),
  source: z.strictObject({
    files: z.array(z.strictObject({ path: relativePath, classes: layerClasses.optional() })).min(1),
  }),
  tables: z.array(table).min(1),
  images: z
    .strictObject({
      sizePx: z.int().min(16).max(1024).optional(),
      metresPerPixel: z.number().positive().optional(),
      minEntropy: z.number().min(0).max(1).optional(),
    })
    .optional(),
  /** Which are evaluated; all that the tables have, where absent. */
  targets: z.array(z.string().refine(isTargetId)).min(1).optional(),
  /** Settings of a run that differ from the preset's, by dotted path: `{"epochs": 12}`. */
  train: z.record(z.string(), z.union([z.number(), z.string(), z.array(z.number())])).optional(),
});

export type PlaceManifest = z.infer<typeof placeManifest>;
export type PlaceTable = z.infer<typeof table>;
