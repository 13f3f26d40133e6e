import { bboxParts } from '../../src-shared/geo/bbox';
import { type BBox, type LngLat } from '../../src-shared/geo/lngLat';
import { eachOfPages, rowsPerPage } from './pages';
import { type Project } from './project';

export interface Place extends LngLat {
  id: number;
  datasetId: number;
}

export const visible = `places JOIN datasets ON datasets.id = places.dataset_id AND datasets.state = 'ready'`;
export const placeFields =
  'places.id AS id, places.dataset_id AS datasetId, places.lng AS lng, places.lat AS lat';

/** All visible places in the order of their ids. */
export function listPlaces(project: Project): Place[] {
  return project.all<Place>(`SELECT ${placeFields} FROM ${visible} ORDER BY places.id`);
}

/** The coordinates of all visible places, read in pages. */
export function* eachCoordinate(project: Project): Generator<LngLat> {
  const page = (after: number) =>
    project.all<Place>(
      `SELECT ${placeFields} FROM ${visible} WHERE places.id > ? ORDER BY places.id LIMIT ${rowsPerPage}`,
      after,
    );
  yield* eachOfPages(page, ({ id }) => id);
}

/** Some coordinates of a dataset, visible or not, spread over its rows: about `most`, fewer than twice as many. */
export function sampleCoordinates(project: Project, datasetId: number, most: number): LngLat[] {
  return project.all<LngLat>(
    `SELECT lng, lat FROM places WHERE dataset_id = ?
       AND row % max(1, (SELECT count(*) FROM places WHERE dataset_id = ?) / ?) = 0`,
    datasetId,
    datasetId,
    most,
  );
}

export function countPlaces(project: Project): number {
  return project.get<{ count: number }>(`SELECT count(*) AS count FROM ${visible}`)!.count;
}

/** The places whose coordinate lies in the box (borders included). */
export const placesInBBox = (project: Project, bbox: BBox): Place[] =>
  bboxParts(bbox)
    .flatMap((part) => placesInPart(project, part))
    .sort((a, b) => a.id - b.id);

function placesInPart(project: Project, [west, south, east, north]: BBox): Place[] {
  return project.all<Place>(
    `SELECT ${placeFields} FROM places_index AS box CROSS JOIN json_each(box.place_ids_json) AS member
       JOIN places ON places.id = member.value JOIN datasets ON datasets.id = places.dataset_id AND datasets.state = 'ready'
     WHERE box.east >= ? AND box.north >= ? AND box.west <= ? AND box.south <= ?
       AND places.lng BETWEEN ? AND ? AND places.lat BETWEEN ? AND ? ORDER BY places.id`,
    ...[west, south, east, north],
    ...[west, east, south, north],
  );
}
