import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { unreadable } from '../files/unreadable';

export type MapFormat = 'osmPbf' | 'geoJson';

const osmConversion = 'Convert it first: osmium cat INPUT -o map.osm.pbf (or osmconvert).';
const geoConversion = 'Convert it first: ogr2ogr -t_srs EPSG:4326 layer.geojson INPUT.';

const asMap = 'A picture cannot be drawn anew: choose the map data that it was made from.';

/** Formats that are recognised and refused, by their first bytes. */
const refused: [start: string, name: string, advice: string][] = [
  ['\x1f\x8b', 'a gzip-compressed file (such as OSM XML)', osmConversion],
  ['BZh', 'a bzip2-compressed file', osmConversion],
  ['<?xml', 'XML', osmConversion],
  ['<osm', 'OSM XML', osmConversion],
  ['SQLite format 3', 'an SQLite file (GeoPackage or MBTiles)', geoConversion],
  ['PMTiles', 'a PMTiles archive', 'Map tiles cannot be read yet: use an OSM extract or GeoJSON layers.'],
  ['\x89PNG', 'a PNG picture', asMap],
  ['\xff\xd8\xff', 'a JPEG picture', asMap],
  ['II*\0', 'a TIFF picture', asMap],
  ['MM\0*', 'a TIFF picture', asMap],
  ['%PDF', 'a PDF document', asMap],
  ['PK\x03\x04', 'a zip archive', geoConversion],
  ['\x00\x00\x27\x0a', 'a shapefile', geoConversion],
];

/** What a map file is, by its first bytes. Throws `input/unreadable` and, for what is not read, `input/unsupported`. */
export async function formatOf(path: string): Promise<MapFormat> {
  const start = await firstBytes(path);
  const name = basename(path);
  const other = refused.find(([magic]) => start.startsWith(magic));
  if (other)
    throw new AppError(
      'input/unsupported',
      `${name} is ${other[1]}; map files are read as OSM PBF (.osm.pbf) or GeoJSON. ${other[2]}`,
    );
  if (
    /^\0.{4}\tOSM(Header|Data)/s.test(start) ||
    start.startsWith('\n\tOSMHeader', 4) ||
    /\.pbf$/i.test(name)
  )
    return 'osmPbf';
  return 'geoJson';
}

async function firstBytes(path: string): Promise<string> {
  try {
    const handle = await open(path);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(32), 0, 32, 0);
      return buffer.toString('latin1', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw unreadable(path, cause);
  }
}
