import { fileAs, type FileAs } from '../files/fileAs';
import { type FileKindOf } from '../../src-shared/kinds/files';
import { openCsv } from './csvSource';
import { type DialectChoice, sampleBytes } from './dialect';
import { type FeatureRow, openGeoJson } from './geojsonSource';
import { type RowSource } from './rowSource';

export type AnySource = RowSource<string[]> | RowSource<FeatureRow>;
type Reader = (file: FileAs<'table'>, options: OpenOptions) => AnySource | Promise<AnySource>;

export interface OpenOptions {
  /** How a table is read, where a person says so; of GeoJSON its encoding. */
  dialect?: DialectChoice;
  /** Columns that are asked for by name: looked for in the whole file. */
  wanted?: readonly string[];
  signal?: AbortSignal;
}

/** How each kind of table is read. */
const readers: Record<FileKindOf<'table'>, Reader> = {
  delimitedText: ({ path, start, sizeBytes }, { dialect }) => openCsv(path, start, sizeBytes, dialect),
  geoJson: ({ path }, { dialect, wanted, signal }) =>
    openGeoJson(path, wanted, { encoding: dialect?.encoding, signal }),
};

/**
 * Opens a table by its content. `input/unreadable`, `input/unsupported` (another kind of file, named), `input/malformed` (empty),
 * `input/too-large` (too many columns, an endless row).
 */
export async function openSource(path: string, options: OpenOptions = {}): Promise<AnySource> {
  const file = await fileAs('table', path, sampleBytes);
  return readers[file.kind](file, options);
}
