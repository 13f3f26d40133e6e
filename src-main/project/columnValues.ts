import { categoryOf, type CellValue } from '../../src-shared/kinds/columns';
import { cellAt, numbersOf, readerOf } from './columnCells';
import { countOf } from './columnChunks';
import { chunksOf, commonKind, decimalOf, listColumns, missingColumn, type StoredColumn } from './columns';
import { type Project } from './project';
import { type RowSpan, rowSpans } from './rowSpans';

/** The cells of a column as numbers, by row of its dataset (dates in milliseconds since 1970); NaN where a cell is none. */
export function numbersByRow(
  project: Project,
  column: Pick<StoredColumn, 'id' | 'name'>,
  rowCount: number,
  kind: 'number' | 'date' = 'number',
): Float64Array {
  const chunks = [...chunksOf(project, column)];
  const read = readerOf(chunks, kind, decimalOf(project, column.id));
  const found = new Float64Array(rowCount).fill(NaN);
  for (const { firstRow, cells } of chunks) {
    const isAsStored = kind === 'number' && 'numbers' in cells;
    putAt(found, firstRow, isAsStored ? cells.numbers : numbersOf(cells, read));
  }
  return found;
}

/** The cells of a column by row of its dataset as indices into `categories`, to which new ones are added; −1 where empty. */
export function categoriesByRow(
  project: Project,
  column: Pick<StoredColumn, 'id' | 'name'>,
  rowCount: number,
  categories: Map<string, number>,
): Float64Array {
  const found = new Float64Array(rowCount).fill(NaN);
  const indexOf = (cell: CellValue): number => {
    const text = categoryOf(cell);
    if (text === null) return NaN;
    if (!categories.has(text)) categories.set(text, categories.size);
    return categories.get(text)!;
  };
  for (const { firstRow, cells } of chunksOf(project, column))
    putAt(found, firstRow, numbersOf(cells, indexOf));
  return found;
}

/** Rows that the dataset does not have are left out: a project file is hostile. */
function putAt(into: Float64Array, at: number, values: Float64Array): void {
  const count = Math.min(values.length, into.length - at);
  if (at >= 0 && count > 0) into.set(values.subarray(0, count), at);
}

function textsByRow(project: Project, column: StoredColumn, rowCount: number): (string | null)[] {
  const found = new Array<string | null>(rowCount).fill(null);
  for (const { firstRow, cells } of chunksOf(project, column))
    for (let i = 0, row = firstRow; i < countOf(cells) && row < rowCount; i++, row++) {
      const cell = cellAt(cells, i);
      if (cell !== null) found[row] = String(cell);
    }
  return found;
}

/** Rows of each visible dataset, empty ones included. */
export const rowCounts = (spans: readonly RowSpan[]): Map<number, number> => {
  const counts = new Map<number, number>();
  for (const { datasetId, firstRow, count } of spans)
    counts.set(datasetId, Math.max(counts.get(datasetId) ?? 0, firstRow + count));
  return counts;
};

/** The values of a column for all visible places by ascending id. */
export type ColumnValues = { name: string; unit: string | null } & (
  | { kind: 'number'; values: Float64Array }
  /** Milliseconds since 1970. */
  | { kind: 'date'; values: Float64Array }
  /** Indices into `categories`. */
  | { kind: 'category'; values: Float64Array; categories: string[] }
  | { kind: 'text'; values: (string | null)[] }
);

/**
 * Columns by their names, for all visible places by ascending id: NaN (of a text null) where a place has none. One that datasets
 * hold as different kinds is a category, or a text where one of them holds it so. `state/missing` if no dataset has it.
 */
export function readColumns(project: Project, names: readonly string[]): ColumnValues[] {
  const all = listColumns(project);
  const spans = rowSpans(project);
  return names.map((name) => {
    const columns = all.filter((column) => column.name === name);
    if (columns.length === 0) throw missingColumn(project, name);
    return readColumn(project, columns, spans);
  });
}

function readColumn(project: Project, columns: StoredColumn[], spans: RowSpan[]): ColumnValues {
  const { name } = columns[0];
  const kind = commonKind(columns);
  const unit = columns.find((column) => column.unit !== null)?.unit ?? null;
  const rows = rowCounts(spans);
  const byDataset = <Values>(read: (column: StoredColumn, rowCount: number) => Values) =>
    new Map(columns.map((column) => [column.datasetId, read(column, rows.get(column.datasetId) ?? 0)]));
  if (kind === 'text') {
    const found = byDataset((column, rowCount) => textsByRow(project, column, rowCount));
    const values = spans.flatMap(
      ({ datasetId, firstRow, count }) =>
        found.get(datasetId)?.slice(firstRow, firstRow + count) ?? new Array<null>(count).fill(null),
    );
    return { name, unit, kind, values };
  }
  if (kind === 'category') {
    const categories = new Map<string, number>();
    const found = byDataset((column, rowCount) => categoriesByRow(project, column, rowCount, categories));
    return { name, unit, kind, values: alongPlaces(spans, found), categories: [...categories.keys()] };
  }
  const found = byDataset((column, rowCount) => numbersByRow(project, column, rowCount, kind));
  return { name, unit, kind, values: alongPlaces(spans, found) };
}

/** Numbers by row of their dataset as numbers by place, in ascending order of the ids; NaN for a dataset without any. */
export function alongPlaces(
  spans: readonly RowSpan[],
  byDataset: ReadonlyMap<number, Float64Array>,
): Float64Array {
  const values = new Float64Array(spans.reduce((sum, { count }) => sum + count, 0)).fill(NaN);
  let at = 0;
  for (const { datasetId, firstRow, count } of spans) {
    const found = byDataset.get(datasetId);
    if (found) values.set(found.subarray(firstRow, firstRow + count), at);
    at += count;
  }
  return values;
}
