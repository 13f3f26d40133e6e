import { type StepName } from '../../state/app.svelte';

export type DroppedKind = 'project' | 'table' | 'map';

const kinds: Record<string, DroppedKind> = {
  placeprint: 'project',
  pbf: 'map',
  csv: 'table',
  tsv: 'table',
  txt: 'table',
  geojson: 'table',
  json: 'table',
};

/** What a dropped file is taken for, by its name; on the step of the map source, GeoJSON is a map. Null: nothing we read. */
export function droppedKind(fileName: string, step: StepName): DroppedKind | null {
  const extension = fileName.toLowerCase().split('.').at(-1)!;
  if (step === 'source' && (extension === 'geojson' || extension === 'json')) return 'map';
  return Object.hasOwn(kinds, extension) ? kinds[extension] : null;
}
