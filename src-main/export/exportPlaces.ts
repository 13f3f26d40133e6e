import { eachPlaceDetails, type PlaceDetails } from '../project/placeDetails';
import { identifierColumns } from '../project/datasets';
import { countPlaces } from '../project/places';
import { type Project } from '../project/project';
import { type Feature } from './geoJsonWriter';
import { PlaceProperties } from './placeProperties';
import { originOf } from './provenance';
import { type WrittenFile } from './writtenFile';
import { type ExportOptions, writeFeatures } from './writeFeatures';

/**
 * All places with their labels and imported properties as GeoJSON or a table. A feature that had an id keeps it; where none had one,
 * it is that of the place. Codes: those of `writeFeatures`.
 */
export function exportPlaces(
  project: Project,
  path: string,
  options: ExportOptions = {},
): Promise<WrittenFile> {
  const members = { ...originOf(project, {}) };
  return writeFeatures(path, () => placeFeatures(project), {
    ...options,
    members,
    columns: new PlaceProperties(project).names,
    total: countPlaces(project),
  });
}

function* placeFeatures(project: Project): Generator<Feature> {
  const properties = new PlaceProperties(project);
  const identifiers = identifierColumns(project);
  for (const place of eachPlaceDetails(project)) {
    const { lng, lat } = place;
    const identity = identityOf(place, identifiers, properties);
    yield { ...identity, geometry: { lng, lat }, properties: properties.of(place) };
  }
}

function identityOf(
  place: PlaceDetails,
  identifiers: ReadonlyMap<number, string>,
  properties: PlaceProperties,
): Pick<Feature, 'id' | 'idProperty'> {
  if (identifiers.size === 0) return { id: place.id };
  const column = identifiers.get(place.datasetId);
  const id = column === undefined ? undefined : place.properties.get(column);
  if (typeof id !== 'string' && typeof id !== 'number') return {};
  return { id, idProperty: properties.nameOfColumn(column!) };
}
