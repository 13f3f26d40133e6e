import { type CellValue } from '../../src-shared/kinds/columns';
import { type Message } from '../../src-shared/message';
import { type DatasetWriter } from '../project/datasetWriter';
import { type Column, type Mapping } from './columns';
import { type TableReading } from './dialect';
import { type Reason } from './report';

/** Rows that came out of one piece of a file. */
export interface RowBatch<Row> {
  rows: Row[];
  /** Line or feature number of a row of this batch, from 1. */
  at(index: number): number;
  bytesRead: number;
}

/** A file as rows of unknown shape, opened up to its columns. */
export interface RowSource<Row> {
  format: 'table' | 'geojson';
  columns: Column[];
  /** How the file is written, in words. */
  dialect: string;
  /** How a table is read; null for what is no table. */
  readAs: TableReading | null;
  /** First rows for people, cells as text in the order of the columns. */
  preview: string[][];
  /** How many rows there are, judged by the first ones; null where that cannot be told. */
  rowsExpected: number | null;
  /** Whether places need columns for longitude and latitude (a geometry brings its own). */
  needsCoordinateColumns: boolean;
  batches(signal?: AbortSignal): AsyncGenerator<RowBatch<Row>>;
  /** How rows are read under a mapping whose columns exist. */
  reader(mapping: Mapping): RowReader<Row>;
  /** Whom the file asks to be named, known once all has been read; null where it does not say. */
  credit(): string | null;
  /** The column that holds the ids which the features had, known once all has been read; null where they had none. */
  identifier(): string | null;
  /** What to tell the user once all has been read, of which these columns were read as numbers. */
  notices(asNumbers: ReadonlySet<string>): Message[];
}

/** Numbers are null where missing and NaN where something else stands. */
export interface RowReader<Row> {
  /** An empty line: passed over without a word. */
  isBlank(row: Row): boolean;
  /** Why the row cannot be read at all, or null. */
  defect(row: Row): Reason | null;
  lng(row: Row): number | null;
  lat(row: Row): number | null;
  /** Reads a column as numbers. */
  numberOf(column: string): (row: Row) => number | null;
  cellOf(column: string): (row: Row) => CellValue | undefined;
  /** What a column is called in the project. */
  storedAs(column: string): string;
  /** Sets the cells of a row, but those that say where it lies. */
  storing(writer: CellWriter): (row: Row) => void;
  /** Equal for rows that are equal value for value. */
  identity(row: Row): string;
  show(row: Row): string;
}

/** What cells are set in. */
export type CellWriter = Pick<DatasetWriter, 'column' | 'set' | 'keepAsText'>;
