import { type Message } from '../../src-shared/message';
import { type PropertyValue, type Target } from '../../src-shared/targets';
import { type Column, type Mapping } from './columns';
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
  /** What to tell the user once all has been read. */
  notices(): Message[];
}

/** Numbers are null where missing and NaN where something else stands. */
export interface RowReader<Row> {
  /** An empty line: passed over without a word. */
  isBlank(row: Row): boolean;
  /** Why the row cannot be read at all, or null. */
  defect(row: Row): Reason | null;
  lng(row: Row): number | null;
  lat(row: Row): number | null;
  label(row: Row, target: Target): number | null;
  cell(row: Row, column: number): PropertyValue | undefined;
  /** Text of a JSON object with the columns that are not stored elsewhere; null if none has a value. */
  propertiesJson(row: Row, price: number | null, population: number | null): string | null;
  /** Equal for rows that are equal value for value. */
  identity(row: Row): string;
  show(row: Row): string;
}
