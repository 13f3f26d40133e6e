import { type Message } from '../../src-shared/message';
import { basename } from 'node:path';
import { type Column, findProjected, guessMapping, type Mapping } from './columns';
import { openSource } from './openSource';

/** What an analyst sees before an import. */
export interface ImportPreview {
  fileName: string;
  format: 'table' | 'geojson';
  dialect: string;
  columns: Column[];
  /** Guessed; a table without `lng` and `lat` here needs them chosen. */
  mapping: Mapping;
  /** The column of a table that is called like a coordinate and holds metres; null where none does. */
  projected: string | null;
  /** The first rows, cells in the order of the columns. */
  rows: string[][];
  /** Judged by the first rows; null where that cannot be told. */
  rowsExpected: number | null;
  notices: Message[];
}

/** Reads the first 256 KB (of GeoJSON the first 500 features). Refuses like `openSource`. */
export async function previewFile(path: string, signal?: AbortSignal): Promise<ImportPreview> {
  const source = await openSource(path, signal);
  const { format, dialect, columns, preview: rows, rowsExpected } = source;
  const guessed = guessMapping(columns);
  const { price, population } = guessed;
  const mapping = source.needsCoordinateColumns
    ? guessed
    : { ...(price && { price }), ...(population && { population }) };
  const projected = (source.needsCoordinateColumns && findProjected(columns)?.name) || null;
  const file = { fileName: basename(path), format, dialect, columns };
  return { ...file, mapping, projected, rows, rowsExpected, notices: source.notices() };
}
