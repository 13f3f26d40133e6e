import { proposedTargets } from '../../src-shared/kinds/targets';
import { eachPlaceDetails, type PlaceDetails } from '../project/placeDetails';
import { countPlaces } from '../project/places';
import { listTargets } from '../project/targets';
import { type Project } from '../project/project';
import { type Feature } from './geoJsonWriter';
import { originOf } from './provenance';
import { type WrittenFile } from './writtenFile';
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
  const unlabelled = noLabels(project);
  for (const place of eachPlaceDetails(project)) {
    const { id, lng, lat } = place;
    yield { id, geometry: { lng, lat }, properties: placeProperties(place, unlabelled) };
  }
}

/** What a place without labels has of each target; price and population are named in every export. */
export const noLabels = (project: Project): Record<string, null> =>
  Object.fromEntries(
    [...Object.values(proposedTargets), ...listTargets(project)].map(({ id }) => [id, null]),
  );

/** Labels and imported properties of a place, after `own` ones; `unlabelled`: what it has where there is no label. */
export function placeProperties(
  { id, labels, properties }: PlaceDetails,
  unlabelled: Record<string, null>,
  own: Record<string, unknown> = {},
): Record<string, unknown> {
  const ours = { place_id: id, ...own, ...unlabelled, ...labels };
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
