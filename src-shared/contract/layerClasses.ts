import { z } from 'zod';
import { mapClasses } from '../kinds/mapClasses';

const mapClass = z.enum(mapClasses).nullable();

/** How the features of a map file are classed: all alike, by the value of a property, or not drawn (null). */
export const layerClasses = z.union([
  mapClass,
  z.strictObject({
    property: z.string(),
    map: z.record(z.string(), mapClass),
    /** For every other value; not drawn where absent. */
    otherwise: mapClass.optional(),
  }),
]);
export type LayerClasses = z.infer<typeof layerClasses>;
