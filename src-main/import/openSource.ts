import { fileAs, type FileAs } from '../files/fileAs';
import { type FileKindOf } from '../../src-shared/kinds/files';
import { openCsv } from './csvSource';
import { sampleBytes } from './dialect';
import { type FeatureRow, openGeoJson } from './geojsonSource';
import { type RowSource } from './rowSource';

export type AnySource = RowSource<string[]> | RowSource<FeatureRow>;
type Reader = (file: FileAs<'table'>, signal?: AbortSignal) => AnySource | Promise<AnySource>;

/** How each kind of table is read. */
const readers: Record<FileKindOf<'table'>, Reader> = {
  delimitedText: ({ path, start, sizeBytes }) => openCsv(path, start, sizeBytes),
  geoJson: ({ path }, signal) => openGeoJson(path, signal),
};

/**
 * Opens a table by its content. `input/unreadable`, `input/unsupported` (another kind of file, named), `input/malformed` (empty),
 * `input/too-large` (too many columns, an endless row).
 */
export async function openSource(path: string, signal?: AbortSignal): Promise<AnySource> {
  const file = await fileAs('table', path, sampleBytes);
  return readers[file.kind](file, signal);
}
