import { visible } from './places';
import { type Project } from './project';

/** Visible places that follow each other by id and by row of their dataset: place `firstId + i` is in row `firstRow + i`. */
export interface RowSpan {
  datasetId: number;
  firstId: number;
  firstRow: number;
  count: number;
}

/** All visible places by ascending id: where their cells lie in the columns. */
export function rowSpans(project: Project): RowSpan[] {
  const datasets = project.all<RowSpan & { lastId: number; isOneSpan: number }>(
    `SELECT places.dataset_id AS datasetId, min(places.id) AS firstId, max(places.id) AS lastId, min(row) AS firstRow,
       count(*) AS count, max(row) - min(row) + 1 = count(*) AND min(places.id - row) = max(places.id - row) AS isOneSpan
     FROM ${visible} GROUP BY places.dataset_id ORDER BY firstId`,
  );
  const inTurn = datasets.every(
    ({ firstId, isOneSpan }, i) => isOneSpan && (i === 0 || datasets[i - 1].lastId < firstId),
  );
  if (!inTurn) return scannedSpans(project);
  return datasets.map(({ datasetId, firstId, firstRow, count }) => ({ datasetId, firstId, firstRow, count }));
}

/** Place by place: a few of them are gone, or datasets came in at the same time. */
function scannedSpans(project: Project): RowSpan[] {
  const spans: RowSpan[] = [];
  let last: RowSpan | undefined;
  for (const { id, datasetId, row } of project.each<{ id: number; datasetId: number; row: number }>(
    `SELECT places.id AS id, places.dataset_id AS datasetId, row FROM ${visible} ORDER BY places.id`,
  )) {
    const follows =
      last?.datasetId === datasetId && last.firstId + last.count === id && last.firstRow + last.count === row;
    if (last && follows) last.count++;
    else spans.push((last = { datasetId, firstId: id, firstRow: row, count: 1 }));
  }
  return spans;
}
