import { countPlaces, eachPlaceDetails, type PlaceDetails } from '../project/places';
import { type Project } from '../project/project';
import { type Feature } from './geoJsonWriter';
import { originOf } from './provenance';
import { type WrittenFile } from './wholeFile';
import { type ExportOptions, writeFeatures } from './writeFeatures';

/** All places with their labels and imported properties as GeoJSON or a table. Codes: those of `writeFeatures`. */
export function exportPlaces(
  project: Project,
  path: string,
  options: ExportOptions = {},
): Promise<WrittenFile> {
  const members = { ...originOf(project, {}) };
  return writeFeatures(path, () => placeFeatures(project), {
    ...options,
    members,
    total: countPlaces(project),
  });
}

function* placeFeatures(project: Project): Generator<Feature> {
  for (const place of eachPlaceDetails(project)) {
    const { id, lng, lat } = place;
    yield { id, geometry: { lng, lat }, properties: placeProperties(place) };
  }
}

/** Labels and imported properties of a place, after `own` ones. */
export function placeProperties(
  { id, price, population, properties }: PlaceDetails,
  own: Record<string, unknown> = {},
): Record<string, unknown> {
  const ours = { place_id: id, ...own, price, population };
  return { ...ours, ...besides(properties, ours) };
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
