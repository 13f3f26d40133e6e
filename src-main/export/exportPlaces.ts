import { eachPlaceDetails } from '../project/placeDetails';
import { countPlaces } from '../project/places';
import { type Project } from '../project/project';
import { type Feature } from './geoJsonWriter';
import { PlaceFeatures } from './placeFeatures';
import { originOf } from './provenance';
import { type WrittenFile } from './writtenFile';
import { type ExportOptions, writeFeatures } from './writeFeatures';

/** All places (`PlaceFeatures`) as GeoJSON or a table. Codes: those of `writeFeatures`. */
export function exportPlaces(
  project: Project,
  path: string,
  options: ExportOptions = {},
): Promise<WrittenFile> {
  const members = { ...originOf(project, {}) };
  return writeFeatures(path, () => placeFeatures(project), {
    ...options,
    members,
    columns: new PlaceFeatures(project).columns,
    total: countPlaces(project),
  });
}

function* placeFeatures(project: Project): Generator<Feature> {
  const features = new PlaceFeatures(project);
  for (const place of eachPlaceDetails(project)) yield features.of(place);
}
