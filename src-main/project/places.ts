import { AppError } from '../../src-shared/errors';
import { type BBox, type LngLat } from '../../src-shared/geo/lngLat';
import { type Properties, type Target } from '../../src-shared/targets';
import { eachOfPages, rowsPerPage } from './pages';
import { type Project } from './project';

export interface Place extends LngLat {
  id: number;
  datasetId: number;
}

export interface PlaceDetails extends Place {
  properties: Properties;
  price: number | null;
  population: number | null;
}

export const visible = `places JOIN datasets ON datasets.id = places.dataset_id AND datasets.state = 'ready'`;
const columns = 'places.id AS id, places.dataset_id AS datasetId, places.lng AS lng, places.lat AS lat';

/** All visible places in the order of their ids. */
export function listPlaces(project: Project): Place[] {
  return project.all<Place>(`SELECT ${columns} FROM ${visible} ORDER BY places.id`);
}

/** The coordinates of all visible places, read in pages. */
export function* eachCoordinate(project: Project): Generator<LngLat> {
  const page = (after: number) =>
    project.all<Place>(
      `SELECT ${columns} FROM ${visible} WHERE places.id > ? ORDER BY places.id LIMIT ${rowsPerPage}`,
      after,
    );
  yield* eachOfPages(page, ({ id }) => id);
}

/** Some coordinates of a dataset, visible or not, spread over its rows: about `most`, fewer than twice as many. */
export function sampleCoordinates(project: Project, datasetId: number, most: number): LngLat[] {
  return project.all<LngLat>(
    `SELECT lng, lat FROM places WHERE dataset_id = ?
       AND id % max(1, (SELECT count(*) FROM places WHERE dataset_id = ?) / ?) = 0`,
    datasetId,
    datasetId,
    most,
  );
}

export function countPlaces(project: Project): number {
  return project.get<{ count: number }>(`SELECT count(*) AS count FROM ${visible}`)!.count;
}

/** How many places have a label of each target. */
export function countLabels(project: Project): Record<Target, number> {
  return project.get<Record<Target, number>>(
    `SELECT count(price) AS price, count(population) AS population FROM ${visible}`,
  )!;
}

/** The places whose coordinate lies in the box (borders included). */
export function placesInBBox(project: Project, [west, south, east, north]: BBox): Place[] {
  return project.all<Place>(
    `SELECT ${columns} FROM places_index AS box CROSS JOIN json_each(box.place_ids_json) AS member
       JOIN places ON places.id = member.value JOIN datasets ON datasets.id = places.dataset_id AND datasets.state = 'ready'
     WHERE box.east >= ? AND box.north >= ? AND box.west <= ? AND box.south <= ?
       AND places.lng BETWEEN ? AND ? AND places.lat BETWEEN ? AND ? ORDER BY places.id`,
    ...[west, south, east, north],
    ...[west, east, south, north],
  );
}

/**
 * Places with their properties and labels, one by one in the order of their ids, for exports of any size. Read in pages:
 * the project may be written to between two of them.
 */
export function* eachPlaceDetails(project: Project): Generator<PlaceDetails> {
  const page = (after: number) =>
    project.all<PlaceRow>(
      `SELECT ${columns}, places.properties_json AS propertiesJson,
         (SELECT value FROM labels WHERE place_id = places.id AND target = 'price') AS price,
         (SELECT value FROM labels WHERE place_id = places.id AND target = 'population') AS population
       FROM ${visible} WHERE places.id > ? ORDER BY places.id LIMIT ${rowsPerPage}`,
      after,
    );
  for (const row of eachOfPages(page, ({ id }) => id)) yield withProperties(row);
}

/** One visible place; `state/missing` if there is none of that id. */
export function getPlace(project: Project, placeId: number): PlaceDetails {
  const row = project.get<PlaceRow>(
    `SELECT ${columns}, places.properties_json AS propertiesJson, price, population FROM ${visible} WHERE places.id = ?`,
    placeId,
  );
  if (!row) throw new AppError('state/missing', `There is no place ${placeId} in this project.`);
  return withProperties(row);
}

interface PlaceRow extends Omit<PlaceDetails, 'properties'> {
  propertiesJson: string | null;
}

const withProperties = ({ propertiesJson, ...place }: PlaceRow): PlaceDetails => ({
  ...place,
  properties: propertiesJson ? (JSON.parse(propertiesJson) as Properties) : {},
});

/** Coordinates and labels of all visible places by id, without their properties. */
export function listLabelledPlaces(project: Project): Omit<PlaceDetails, 'properties'>[] {
  return project.all(`SELECT ${columns}, price, population FROM ${visible} ORDER BY places.id`);
}
