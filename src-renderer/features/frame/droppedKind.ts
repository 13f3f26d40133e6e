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
  const extension = fileName.toLowerCase().split('.').at(-1)!;
  if (extension === 'geojson' || extension === 'json') return geoJsonIs;
  return Object.hasOwn(kinds, extension) ? kinds[extension] : null;
}
