import { z } from 'zod';
import { mostPlaces } from '../../mostPlaces';
import { method } from './method';
import { id, name, type StartedJob } from './values';

/** H3 resolutions that suit map images: edges of about 10 km to 4 m. */
export const gridResolutions = { min: 5, max: 13 };

/** How places are put into a region: centres of H3 cells, at random, or along the roads of the map source. */
export const placingSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('h3'),
    resolution: z.int().min(gridResolutions.min).max(gridResolutions.max),
  }),
  z.strictObject({
    by: z.literal('random'),
    count: z.int().min(1).max(mostPlaces),
    seed: z.int().min(0).max(0xffffffff),
  }),
  z.strictObject({ by: z.literal('roads'), everyM: z.number().min(1).max(100_000) }),
]);
export type Placing = z.infer<typeof placingSchema>;

/** A dataset whose places the analyst did not import but had put into a region. */
export const placedSchema = z.object({ placing: placingSchema, region: z.string() });
export type Placed = z.infer<typeof placedSchema>;

export interface PlacingCount {
  /** Exact, up to the most that a dataset may have. */
  places: number;
  /** There would be more: they are refused. */
  tooMany: boolean;
  /** Part of the region lies outside the newest map source, where map images are empty; false without a source. */
  beyondMap: boolean;
}

const placed = { regionId: id, placing: placingSchema };

export const places = {
  /** How many places there would be. */
  'places.count': method<PlacingCount>()(z.strictObject(placed)),
  /** Makes a dataset of them; ends with `{ datasetId, placeCount }`. */
  'places.add': method<StartedJob>()(z.strictObject({ ...placed, name })),
};
