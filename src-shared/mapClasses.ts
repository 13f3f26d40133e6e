/**
 * What a map feature is, in the words of the learning style. The order is the drawing order: later ones lie on top.
 * Stored in layer stores as the index into this list: append only.
 */
export const mapClasses = [
  'land',
  'builtUp',
  'commercial',
  'industrial',
  'field',
  'green',
  'pitch',
  'cemetery',
  'wood',
  'sand',
  'water',
  'parcel',
  'parking',
  'pavement',
  'plaza',
  'pier',
  'roadSurface',
  'stream',
  'path',
  'service',
  'minorRoad',
  'secondaryRoad',
  'primaryRoad',
  'motorway',
  'rail',
  'subway',
  'building',
] as const;

export type MapClass = (typeof mapClasses)[number];
