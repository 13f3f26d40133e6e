import { type BBox } from '../../src-shared/geo/lngLat';
import { type Message } from '../../src-shared/message';
import { basename } from 'node:path';
import { type Column, findProjected, guessMapping, type Mapping } from './columns';
import { type DialectChoice, type TableReading } from './dialect';
import { likelyCoordinates, offered } from './likelyCoordinates';
import { signNotices } from './signNotices';
import { toldWhy } from './turnedDown';
import { roles } from './columnNames';
import { openSource } from './openSource';

/** What an analyst sees before an import. */
export interface ImportPreview {
  fileName: string;
  format: 'table' | 'geojson';
  dialect: string;
  /** How a table is read, to be corrected; null for what is no table. */
  readAs: TableReading | null;
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

/**
 * Reads the first 256 KB (of GeoJSON the first 500 features), a table as it was chosen where it was; the rest is looked through for its
 * letters. Columns that could be coordinates by their values are told, on the `maps` of the project (their extents). Refuses like `openSource`.
 */
export async function previewFile(
  path: string,
  choice: DialectChoice = {},
  maps: readonly BBox[] = [],
): Promise<ImportPreview> {
  const source = await openSource(path, { dialect: choice });
  const { format, dialect, readAs, columns, preview: rows, rowsExpected } = source;
  const guessed = guessMapping(columns);
  const { price, population } = guessed;
  const mapping = source.needsCoordinateColumns
    ? guessed
    : { ...(price && { price }), ...(population && { population }) };
  const projected = (source.needsCoordinateColumns && findProjected(columns)?.name) || null;
  const file = { fileName: basename(path), format, dialect, readAs, columns };
  const wanted = source.needsCoordinateColumns ? roles : (['price', 'population'] as const);
  const likely = source.needsCoordinateColumns ? likelyCoordinates(columns, mapping, maps) : null;
  const notices = [
    ...source.notices(new Set(Object.values(mapping))),
    ...signNotices(columns, mapping),
    ...toldWhy(columns, mapping, wanted),
    ...(likely ? [offered(likely).notice] : []),
  ];
  return { ...file, mapping, projected, rows, rowsExpected, notices };
}
