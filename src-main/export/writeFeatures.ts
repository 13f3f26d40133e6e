import { type Region } from '../../src-shared/geo/polygon';
import { regionTest } from '../../src-shared/geo/regionTest';
import { formatByEnding } from '../files/outputFormat';
import { writeCsv } from './csvWriter';
import { type Feature, writeGeoJson, type WriteOptions } from './geoJsonWriter';
import { type WrittenFile } from './writtenFile';

export interface ExportOptions extends Pick<WriteOptions, 'decimals' | 'signal' | 'onProgress'> {
  /** Only what lies in this region. */
  within?: Region;
  /** Default: by the ending of the file's name. */
  format?: (typeof formats)[number];
}

const formats = ['geoJson', 'csv'] as const;

/**
 * Writes features as the file's name asks: a table for `.csv`, GeoJSON for `.geojson`, `.json` and a name without an ending. `features`
 * is called for every reading of them. Codes: those of `formatByEnding`, `writeGeoJson` and `writeCsv`.
 */
export async function writeFeatures(
  path: string,
  features: () => Iterable<Feature>,
  { within, format = formatByEnding(path, formats), ...options }: ExportOptions & WriteOptions,
): Promise<WrittenFile> {
  const read = within ? () => inside(features(), within) : features;
  const wanted = { [Symbol.iterator]: () => read()[Symbol.iterator]() };
  const write = format === 'csv' ? writeCsv : writeGeoJson;
  return write(path, wanted, within ? { ...options, total: undefined } : options);
}

function* inside(features: Iterable<Feature>, region: Region): Generator<Feature> {
  const isInside = regionTest(region);
  for (const feature of features) {
    const { geometry } = feature;
    if ('polygons' in geometry || isInside(geometry)) yield feature;
  }
}
