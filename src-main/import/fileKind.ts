import { AppError } from '../../src-shared/errors';

const asGeoJson = 'Export it as GeoJSON in EPSG:4326 (QGIS: Layer, Save As; or ogr2ogr), then import that';
const asSource = 'It is a map: add it with "placeprint source add"';
const asMapLayers =
  'Map tiles hold no places, and are not read as a map source either: for the map, take an OSM extract (PBF) or GeoJSON layers of the same area';
const asTable = 'Save the sheet as CSV, then import that';

/** What a file is by its first bytes, and what to do with it instead. */
const kinds: { name: string; magic: string | number[]; at?: number; advice: string }[] = [
  { name: 'a PMTiles archive', magic: 'PMTiles', advice: asMapLayers },
  { name: 'a PNG picture', magic: [0x89, 0x50, 0x4e, 0x47], advice: 'Choose the table with the coordinates' },
  { name: 'a JPEG picture', magic: [0xff, 0xd8, 0xff], advice: 'Choose the table with the coordinates' },
  { name: 'a PDF document', magic: '%PDF', advice: 'Choose the table that it was made from' },
  { name: 'gzip-compressed data', magic: [0x1f, 0x8b], advice: 'Unpack it first' },
  { name: 'bzip2-compressed data', magic: 'BZh', advice: 'Unpack it first' },
  { name: 'zstd-compressed data', magic: [0x28, 0xb5, 0x2f, 0xfd], advice: 'Unpack it first' },
  { name: 'xz-compressed data', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a], advice: 'Unpack it first' },
  { name: 'a 7z archive', magic: '7z\xbc\xaf', advice: 'Unpack it first' },
  { name: 'an Excel 97 workbook', magic: [0xd0, 0xcf, 0x11, 0xe0], advice: asTable },
  { name: 'a Parquet file', magic: 'PAR1', advice: 'Export it as CSV or GeoJSON, then import that' },
  { name: 'a shapefile', magic: [0x00, 0x00, 0x27, 0x0a], advice: asGeoJson },
  { name: 'an OSM extract (PBF)', magic: 'OSMHeader', at: 6, advice: asSource },
];

/** Refuses with `input/unsupported` what is known to be neither a table nor GeoJSON. */
export function refuseOtherKinds(fileName: string, start: Buffer): void {
  const kind = sqliteKind(fileName, start) ?? zipKind(fileName, start) ?? kindByMagic(start) ?? markup(start);
  if (!kind) return;
  throw new AppError(
    'input/unsupported',
    `${fileName} is ${kind.name}. Expected a table as text (CSV) or GeoJSON. ${kind.advice}.`,
  );
}

const kindByMagic = (start: Buffer) => kinds.find(({ magic, at = 0 }) => hasBytes(start, magic, at));

function hasBytes(start: Buffer, magic: string | number[], at: number): boolean {
  const bytes = typeof magic === 'string' ? Buffer.from(magic, 'latin1') : Buffer.from(magic);
  return start.subarray(at, at + bytes.length).equals(bytes);
}

function sqliteKind(fileName: string, start: Buffer) {
  if (!hasBytes(start, 'SQLite format 3\0', 0)) return undefined;
  const applicationId = start.length >= 72 ? start.toString('latin1', 68, 72) : '';
  if (applicationId === 'GPKG') return { name: 'a GeoPackage', advice: asGeoJson };
  if (applicationId === 'PLPR') return { name: 'a Placeprint project', advice: 'Open it instead' };
  if (applicationId === 'MPBX' || /\.mbtiles$/i.test(fileName))
    return { name: 'an MBTiles archive', advice: asMapLayers };
  return { name: 'an SQLite database', advice: 'Export the table as CSV, then import that' };
}

function zipKind(fileName: string, start: Buffer) {
  if (!hasBytes(start, 'PK\x03\x04', 0)) return undefined;
  const names = start.toString('latin1');
  if (/\bxl\/|\.xlsx$/i.test(names) || /\.xlsx$/i.test(fileName))
    return { name: 'an Excel workbook', advice: asTable };
  if (/opendocument\.spreadsheet/.test(names)) return { name: 'an OpenDocument sheet', advice: asTable };
  if (/\.(?:shp|dbf|shx)\b/i.test(names) || /shapefile/i.test(fileName))
    return { name: 'a zipped shapefile', advice: asGeoJson };
  return { name: 'a zip archive', advice: 'Unpack it first' };
}

function markup(start: Buffer) {
  const text = start.toString('latin1', 0, 1024).replace(/^ï»¿/, '').trimStart();
  if (!text.startsWith('<')) return undefined;
  if (/<osm\b/.test(text))
    return {
      name: 'an OSM extract (XML)',
      advice:
        'It is a map: convert it (osmium cat INPUT -o map.osm.pbf), then add that with "placeprint source add"',
    };
  if (/<kml\b/.test(text)) return { name: 'a KML file', advice: asGeoJson };
  if (/<gpx\b/.test(text)) return { name: 'a GPX file', advice: asGeoJson };
  if (/^<(?:!doctype html|html)/i.test(text))
    return { name: 'a web page', advice: 'Download the data file itself, not its page' };
  return { name: 'XML', advice: asGeoJson };
}
