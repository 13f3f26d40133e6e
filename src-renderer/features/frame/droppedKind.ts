export type DroppedKind = 'project' | 'table' | 'map' | 'encoder';

const kinds: Record<string, DroppedKind> = {
  placeprint: 'project',
  pbf: 'map',
  onnx: 'encoder',
  csv: 'table',
  tsv: 'table',
  txt: 'table',
};

/** What a dropped file is taken for, by its name; GeoJSON may be places or a map. Null: nothing we read. */
export function droppedKind(fileName: string, geoJsonIs: 'table' | 'map'): DroppedKind | null {
  const extension = extensionOf(fileName);
  if (isGeoJson(fileName)) return geoJsonIs;
  return Object.hasOwn(kinds, extension) ? kinds[extension] : null;
}

export const isGeoJson = (fileName: string): boolean => ['geojson', 'json'].includes(extensionOf(fileName));

const extensionOf = (fileName: string): string => fileName.toLowerCase().split('.').at(-1)!;
