import { countPlaces, eachPlaceDetails } from '../project/places';
import { type Project } from '../project/project';
import { type Feature, type GeoJsonOptions, writeGeoJson, type WrittenFile } from './geoJsonWriter';
import { originOf } from './provenance';

export type ExportOptions = Pick<GeoJsonOptions, 'decimals' | 'signal' | 'onProgress'>;

/** All places with their labels and imported properties as GeoJSON. Codes: those of `writeGeoJson`. */
export function exportPlaces(
  project: Project,
  path: string,
  options: ExportOptions = {},
): Promise<WrittenFile> {
  const members = { ...originOf(project, {}) };
  return writeGeoJson(path, placeFeatures(project), { ...options, members, total: countPlaces(project) });
}

function* placeFeatures(project: Project): Generator<Feature> {
  for (const { id, lng, lat, price, population, properties } of eachPlaceDetails(project)) {
    const own = { place_id: id, price, population };
    yield { id, geometry: { lng, lat }, properties: { ...own, ...besides(properties, own) } };
  }
}

/** Imported properties; one that bears the name of ours gets `_imported` behind it. */
function besides(properties: Record<string, unknown>, own: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name.toLowerCase() in own ? `${name}_imported` : name,
      value,
    ]),
  );
}
