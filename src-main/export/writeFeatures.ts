import { extname } from 'node:path';
import { bboxContains, type Region, regionBBox, regionContains } from '../../src-shared/geo/polygon';
import { writeCsv } from './csvWriter';
import { type Feature, writeGeoJson, type WriteOptions } from './geoJsonWriter';
import { type WrittenFile } from './wholeFile';

export interface ExportOptions extends Pick<WriteOptions, 'decimals' | 'signal' | 'onProgress'> {
  /** Only what lies in this region. */
  within?: Region;
}

/**
 * Writes features as the file's name asks: a table for `.csv`, GeoJSON for any other. `features` is called for every reading of
 * them. Codes: those of `writeGeoJson` and `writeCsv`.
 */
export function writeFeatures(
  path: string,
  features: () => Iterable<Feature>,
  { within, ...options }: ExportOptions & WriteOptions,
): Promise<WrittenFile> {
  const read = within ? () => inside(features(), within) : features;
  const wanted = { [Symbol.iterator]: () => read()[Symbol.iterator]() };
  const write = extname(path).toLowerCase() === '.csv' ? writeCsv : writeGeoJson;
  return write(path, wanted, within ? { ...options, total: undefined } : options);
}

function* inside(features: Iterable<Feature>, region: Region): Generator<Feature> {
  const bbox = regionBBox(region);
  for (const feature of features) {
    const { geometry } = feature;
    if ('polygons' in geometry || (bboxContains(bbox, geometry) && regionContains(region, geometry)))
      yield feature;
  }
}
