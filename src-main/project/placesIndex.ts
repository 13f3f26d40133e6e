import { bboxParts } from '../../src-shared/geo/bbox';
import { type BBox } from '../../src-shared/geo/lngLat';
import { hilbertOrder, maxOrdered } from './hilbert';
import { type Project } from './project';

/** Places that share one entry of the R*Tree. */
const placesPerBlock = 64;

/**
 * Adds a dataset's places to the R*Tree, one entry for each block of places that follow each other along a Hilbert curve:
 * a hundred times faster than an entry for each place. Pages of `maxOrdered` places, each in a transaction of its own,
 * bound memory and write-ahead log.
 */
export function indexPlaces(project: Project, datasetId: number): void {
  for (
    let page = readPage(project, datasetId, 0);
    page.ids.length > 0;
    page = readPage(project, datasetId, page.nextRow)
  )
    project.transaction(() => addBlocks(project, datasetId, page));
}

export function removeFromIndex(project: Project, datasetId: number): void {
  project.run('DELETE FROM places_index WHERE dataset_id = ?', datasetId);
}

/** Whether visible places lie in the box, or in a block of close ones that reaches into it. */
export const hasPlacesAround = (project: Project, bbox: BBox): boolean =>
  bboxParts(bbox).some(
    (part) =>
      project.get(
        `SELECT 1 FROM places_index AS box JOIN datasets ON datasets.id = box.dataset_id AND datasets.state = 'ready'
         WHERE box.east >= ? AND box.north >= ? AND box.west <= ? AND box.south <= ? LIMIT 1`,
        ...part,
      ) !== undefined,
  );

interface Page {
  ids: Float64Array;
  lngs: Float64Array;
  lats: Float64Array;
  nextRow: number;
}

/** Rows that are read at once: faster than one by one, and few enough to be no load. */
const rowsAtOnce = 1 << 14;

function readPage(project: Project, datasetId: number, firstRow: number): Page {
  const [ids, lngs, lats] = [0, 1, 2].map(() => new Float64Array(maxOrdered));
  let [count, nextRow] = [0, firstRow];
  while (count < maxOrdered) {
    const rows = project.all<{ id: number; row: number; lng: number; lat: number }>(
      'SELECT id, row, lng, lat FROM places WHERE dataset_id = ? AND row >= ? ORDER BY row LIMIT ?',
      datasetId,
      nextRow,
      rowsAtOnce,
    );
    if (rows.length === 0) break;
    for (const { id, lng, lat } of rows) {
      ids[count] = id;
      lngs[count] = lng;
      lats[count++] = lat;
    }
    nextRow = rows[rows.length - 1].row + 1;
  }
  const [all, x, y] = [ids, lngs, lats].map((values) => values.subarray(0, count));
  return { ids: all, lngs: x, lats: y, nextRow };
}

function addBlocks(project: Project, datasetId: number, { ids, lngs, lats }: Page): void {
  const order = hilbertOrder(lngs, lats);
  for (let start = 0; start < order.length; start += placesPerBlock) {
    const block = order.subarray(start, start + placesPerBlock);
    const [x, y] = [block.map((i) => lngs[i]), block.map((i) => lats[i])];
    project.run(
      'INSERT INTO places_index (west, east, south, north, dataset_id, place_ids_json) VALUES (?, ?, ?, ?, ?, ?)',
      Math.min(...x),
      Math.max(...x),
      Math.min(...y),
      Math.max(...y),
      datasetId,
      JSON.stringify(Array.from(block, (i) => ids[i])),
    );
  }
}
