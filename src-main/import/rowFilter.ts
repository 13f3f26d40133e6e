import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type CellValue } from '../../src-shared/kinds/columns';
import { parseNumber } from '../../src-shared/numbers';

/** Keeps rows whose cell is one of the listed values, or a number within the bounds (included). */
export interface RowFilter {
  column: string;
  in?: string[];
  min?: number;
  max?: number;
}

/** Whether a row passes all filters; `cellOf` gives the cells of a column. */
export function rowPredicate<Row>(
  filters: RowFilter[],
  columns: string[],
  cellOf: (column: string) => (row: Row) => CellValue | undefined,
): (row: Row) => boolean {
  const tests = filters.map((filter) => {
    if (!columns.includes(filter.column)) throw unknownColumn(filter.column, columns);
    const cell = cellOf(filter.column);
    const passes = cellTest(filter);
    return (row: Row) => passes(cell(row));
  });
  return (row) => tests.every((test) => test(row));
}

function cellTest(filter: RowFilter): (cell: CellValue | undefined) => boolean {
  if (filter.in) {
    const wanted = new Set(filter.in);
    return (cell) => cell != null && wanted.has(String(cell).trim());
  }
  const { min = -Infinity, max = Infinity } = filter;
  return (cell) => {
    const value = typeof cell === 'string' ? parseNumber(cell) : cell;
    return typeof value === 'number' && value >= min && value <= max;
  };
}

export function unknownColumn(wanted: string, columns: string[]): AppError {
  return new AppError(
    'input/bad-argument',
    say('import.noColumn', { column: wanted, found: listColumns(columns) }),
  );
}

const maxListedColumns = 40;

export function listColumns(columns: string[]): string {
  const shown = columns.slice(0, maxListedColumns).map((name) => `"${name}"`);
  const more = columns.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
