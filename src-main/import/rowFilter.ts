import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type RowReader } from './rowSource';

/** Keeps rows whose cell is one of the listed values, or a number within the bounds (included). */
export interface RowFilter {
  column: string;
  in?: string[];
  min?: number;
  max?: number;
}

/** Whether a row passes all filters. */
export function rowPredicate<Row>(
  filters: RowFilter[],
  columns: string[],
  reader: Pick<RowReader<Row>, 'cellOf' | 'numberOf'>,
): (row: Row) => boolean {
  const tests = filters.map((filter) => {
    if (!columns.includes(filter.column)) throw unknownColumn(filter.column, columns);
    return rowTest(filter, reader);
  });
  return (row) => tests.every((test) => test(row));
}

function rowTest<Row>(
  { column, in: listed, min = -Infinity, max = Infinity }: RowFilter,
  reader: Pick<RowReader<Row>, 'cellOf' | 'numberOf'>,
): (row: Row) => boolean {
  const [cellOf, numberOf] = [reader.cellOf(column), reader.numberOf(column)];
  if (!listed)
    return (row) => {
      const value = numberOf(row);
      return value !== null && value >= min && value <= max;
    };
  const wanted = new Set(listed);
  return (row) => {
    const cell = cellOf(row);
    // However a number is written: "5.0" is 5.
    return cell != null && (wanted.has(String(cell).trim()) || wanted.has(String(numberOf(row))));
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
