import { z } from 'zod';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { eachOfPages } from './pages';
import { type Place, placeFields, visible } from './places';
import { type Project } from './project';
import { damaged, parseStored, storedMessage, storedRecord } from './stored';

const columnsSchema = z.array(
  storedRecord({ id: z.string(), message: storedMessage, unit: z.string().nullable() }),
);

/** One number that is measured on a map source around each place. */
export interface StatisticColumn {
  /** Never changed for what it means: `share.green.250`. */
  id: string;
  message: z.infer<typeof storedMessage>;
  /** Null where it is a plain number. */
  unit: string | null;
}

/** What was measured on a source: row i of `rows` (`[places, columns]`, NaN where there is nothing to measure) belongs to `ids[i]`. */
export interface MapStatistics {
  columns: StatisticColumn[];
  ids: number[];
  rows: Float32Array;
}

/** The columns that the numbers of a source are of; null where nothing is measured on it. `io/corrupt`. */
export function statisticColumns(project: Project, sourceId: number): StatisticColumn[] | null {
  const row = project.get<{ json: string }>(
    'SELECT columns_json AS json FROM statistic_columns WHERE source_id = ?',
    sourceId,
  );
  return (
    (row && parseStored(columnsSchema, row.json, say('stored.statisticColumns', { id: String(sourceId) }))) ??
    null
  );
}

/** Makes a source ready for numbers of these columns: what was measured of others is forgotten. */
export function setStatisticColumns(project: Project, sourceId: number, columns: StatisticColumn[]): void {
  const json = JSON.stringify(columns);
  project.transaction(() => {
    const known = project.get(
      'SELECT 1 FROM statistic_columns WHERE source_id = ? AND columns_json = ?',
      sourceId,
      json,
    );
    if (known) return;
    project.run('DELETE FROM statistic_columns WHERE source_id = ?', sourceId);
    project.run('INSERT INTO statistic_columns (source_id, columns_json) VALUES (?, ?)', sourceId, json);
  });
}

/** Stores rows of places in one transaction. */
export function addMapStatistics(
  project: Project,
  sourceId: number,
  { ids, rows }: Pick<MapStatistics, 'ids' | 'rows'>,
): void {
  const columns = rows.length / ids.length;
  project.transaction(() => {
    ids.forEach((id, i) => {
      const row = rows.subarray(i * columns, (i + 1) * columns);
      project.run(
        'INSERT OR REPLACE INTO map_statistics (source_id, place_id, numbers) VALUES (?, ?, ?)',
        sourceId,
        id,
        new Uint8Array(row.buffer, row.byteOffset, row.byteLength),
      );
    });
  });
}

/** Visible places that nothing is measured of on the source. */
export const placesWithoutStatistics = (project: Project, sourceId: number): Place[] =>
  project.all<Place>(
    `SELECT ${placeFields} FROM ${visible}
     WHERE NOT EXISTS (SELECT 1 FROM map_statistics WHERE source_id = ? AND place_id = places.id) ORDER BY places.id`,
    sourceId,
  );

interface NumbersRow {
  id: number;
  numbers: Uint8Array;
}

const rowsPerPage = 1024;

/** The numbers of the visible places that were measured on a source, in the order of their ids, read in pages. `io/corrupt`. */
export function* eachStatistics(
  project: Project,
  sourceId: number,
  columns: number,
): Generator<{ id: number; numbers: Float32Array }> {
  const page = (after: number) =>
    project.all<NumbersRow>(
      `SELECT places.id AS id, numbers FROM map_statistics JOIN places ON places.id = place_id
         JOIN datasets ON datasets.id = places.dataset_id AND datasets.state = 'ready'
       WHERE source_id = ? AND place_id > ? ORDER BY place_id LIMIT ${rowsPerPage}`,
      sourceId,
      after,
    );
  for (const { id, numbers } of eachOfPages(page, (row) => row.id)) {
    if (numbers.byteLength !== 4 * columns) throw damaged(say('stored.statistics', { id: String(id) }));
    yield { id, numbers: new Float32Array(Uint8Array.from(numbers).buffer) };
  }
}

/** The columns that were measured on a source; `state/missing` where nothing was, `io/corrupt`. */
export function measuredColumns(project: Project, sourceId: number): StatisticColumn[] {
  const columns = statisticColumns(project, sourceId);
  if (columns) return columns;
  throw new AppError('state/missing', say('surroundings.none', { id: String(sourceId) }), {
    commandLine: say('surroundings.makeAdvice'),
  });
}

/** All that was measured on a source. Codes: those of `measuredColumns`. */
export function readSurroundings(project: Project, sourceId: number): MapStatistics {
  const columns = measuredColumns(project, sourceId);
  const { count } = project.get<{ count: number }>(
    'SELECT count(*) AS count FROM map_statistics WHERE source_id = ?',
    sourceId,
  )!;
  const rows = new Float32Array(count * columns.length);
  const ids: number[] = [];
  for (const { id, numbers } of eachStatistics(project, sourceId, columns.length)) {
    rows.set(numbers, ids.length * columns.length);
    ids.push(id);
  }
  return { columns, ids, rows: rows.subarray(0, ids.length * columns.length) };
}
