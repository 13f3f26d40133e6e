import { AppError } from '../../src-shared/errors';
import { type Message, say } from '../../src-shared/message';
import { columnKinds, type ColumnKind } from '../../src-shared/kinds/columns';
import { type DecimalMark } from '../../src-shared/numbers';
import { type PlacedCells } from './columnCells';
import { type Cells, type Chunk, decodeChunk } from './columnChunks';
import { type ColumnSummary, summaryOf, summarySchema } from './columnSummary';
import { type Project } from './project';
import { damaged, parseStored } from './stored';

export interface StoredColumn {
  id: number;
  datasetId: number;
  name: string;
  kind: ColumnKind;
  /** Of its numbers, such as `m²`; null where nobody said. */
  unit: string | null;
  summary: ColumnSummary;
}

interface ColumnRow extends Omit<StoredColumn, 'summary'> {
  summaryJson: string;
}

const fields =
  'columns.id AS id, dataset_id AS datasetId, columns.name AS name, kind, unit, summary_json AS summaryJson';

function fromRow({ summaryJson, kind, ...row }: ColumnRow): StoredColumn {
  const summary = parseStored(summarySchema, summaryJson, say('stored.columnSummary', { column: row.name }));
  if (!columnKinds.includes(kind)) throw damaged(say('stored.columnKind', { column: row.name }));
  return { ...row, kind, summary };
}

/** The columns of all visible datasets, in their order. */
export function listColumns(project: Project): StoredColumn[] {
  return project
    .all<ColumnRow>(
      `SELECT ${fields} FROM columns JOIN datasets ON datasets.id = dataset_id AND state = 'ready'
       ORDER BY dataset_id, position`,
    )
    .map(fromRow);
}

/** The columns of a dataset, visible or not, in its order. */
export function columnsOf(project: Project, datasetId: number): StoredColumn[] {
  return project
    .all<ColumnRow>(`SELECT ${fields} FROM columns WHERE dataset_id = ? ORDER BY position`, datasetId)
    .map(fromRow);
}

/** `state/missing` if there is none of that id. */
export function getColumn(project: Project, columnId: number): StoredColumn {
  const row = project.get<ColumnRow>(`SELECT ${fields} FROM columns WHERE id = ?`, columnId);
  if (!row) throw new AppError('state/missing', say('columns.noSuchId', { id: columnId }));
  return fromRow(row);
}

/** The decimal mark of the file that a column came from: it decides where the column's texts leave it open. */
export const decimalOf = (project: Project, columnId: number): DecimalMark =>
  project.get<{ decimal: unknown }>(
    `SELECT iif(json_valid(mapping_json), mapping_json ->> '$.decimal', NULL) AS decimal
     FROM columns JOIN datasets ON datasets.id = dataset_id WHERE columns.id = ?`,
    columnId,
  )?.decimal === ','
    ? ','
    : '.';

/** Says how a column of that name is read, in all visible datasets. `state/missing` if there is none. */
export function changeColumn(
  project: Project,
  name: string,
  { kind, unit }: { kind?: ColumnKind; unit?: string | null },
): void {
  const columns = listColumns(project).filter((column) => column.name === name);
  if (columns.length === 0) throw missingColumn(project, name);
  project.transaction(() => {
    for (const column of columns) {
      const changed = { ...column, kind: kind ?? column.kind, unit: unit === undefined ? column.unit : unit };
      const cells = kind ? [...chunksOf(project, column)] : [];
      const summary = kind ? summaryOf(kind, cells, decimalOf(project, column.id)) : column.summary;
      project.run(
        'UPDATE columns SET kind = ?, unit = ?, summary_json = ? WHERE id = ?',
        changed.kind,
        changed.unit,
        JSON.stringify(summary),
        column.id,
      );
    }
  });
}

const namedColumns = 40;

/** Names of columns for people, each once, not too many. */
export function namesOf(columns: readonly StoredColumn[]): Message | string[] {
  const names = [...new Set(columns.map(({ name }) => name))].slice(0, namedColumns);
  return names.length > 0 ? names : say('project.none');
}

export function missingColumn(project: Project, name: string): AppError {
  const known = namesOf(listColumns(project));
  return new AppError('state/missing', say('columns.noSuchName', { column: name, known }));
}

/** The stored cells of a column by ascending row; rows that no chunk holds are empty. `io/corrupt`. */
export function* chunksOf(
  project: Project,
  { id, name }: Pick<StoredColumn, 'id' | 'name'>,
): Generator<PlacedCells> {
  const rows = project.all<Chunk & { firstRow: number }>(
    `SELECT first_row AS firstRow, row_count AS rowCount, encoding, bytes FROM column_chunks WHERE column_id = ? ORDER BY first_row`,
    id,
  );
  for (const { firstRow, ...chunk } of rows) yield { firstRow, cells: decodeChunk(chunk, name) };
}

/** Rows of a column that lie in one chunk, or in none: all empty. */
export interface Stretch {
  firstRow: number;
  /** The first row after them. */
  endRow: number;
  cells: Cells | null;
}

/** The stretch of a column in which a row lies. `io/corrupt`. */
export function stretchAt(
  project: Project,
  { id, name }: Pick<StoredColumn, 'id' | 'name'>,
  row: number,
): Stretch {
  const before = project.get<Chunk & { firstRow: number }>(
    `SELECT first_row AS firstRow, row_count AS rowCount, encoding, bytes FROM column_chunks
     WHERE column_id = ? AND first_row <= ? ORDER BY first_row DESC LIMIT 1`,
    id,
    row,
  );
  const endRow = before ? before.firstRow + before.rowCount : 0;
  if (before && row < endRow) return { firstRow: before.firstRow, endRow, cells: decodeChunk(before, name) };
  const next = project.get<{ row: number | null }>(
    'SELECT min(first_row) AS row FROM column_chunks WHERE column_id = ? AND first_row > ?',
    id,
    row,
  );
  return { firstRow: endRow, endRow: next?.row ?? Infinity, cells: null };
}

/** How columns of one name are read together. */
export function commonKind(columns: readonly StoredColumn[]): ColumnKind {
  const kinds = new Set(columns.map(({ kind }) => kind));
  if (kinds.size === 1) return columns[0].kind;
  return kinds.has('text') ? 'text' : 'category';
}
