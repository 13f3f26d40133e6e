import { expect, it } from 'vitest';
import {
  canBe,
  extensionsOf,
  type FileKind,
  fileKindByName,
  fileKindOf,
  fileKindRows,
  fileKinds,
  fileRoles,
} from './files';

const sqlite = (applicationId: string) => 'SQLite format 3\0'.padEnd(68, '\0') + applicationId;

/** How a file of each kind begins; with a name where the bytes alone do not tell it. */
const samples: Record<FileKind, string | { name: string; start: string }> = {
  pmTiles: 'PMTiles\x03',
  png: '\x89PNG\r\n\x1a\n',
  jpeg: '\xff\xd8\xff\xe0',
  tiff: 'MM\0*\0\0\0\x08',
  pdf: '%PDF-1.7',
  gzip: '\x1f\x8b\x08',
  bzip2: 'BZh91AY',
  zstd: '\x28\xb5\x2f\xfd',
  xz: '\xfd7zXZ\0',
  sevenZip: '7z\xbc\xaf\x27\x1c',
  excel97: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
  parquet: 'PAR1\x15',
  shapefile: '\0\0\x27\x0a\0\0',
  geoPackage: sqlite('GPKG'),
  project: sqlite('PLPR'),
  mbTiles: { name: 'a.mbtiles', start: sqlite('\0\0\0\0') },
  sqlite: sqlite('\0\0\0\0'),
  excel: 'PK\x03\x04…xl/workbook.xml',
  openDocumentSheet: 'PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
  zippedShapefile: 'PK\x03\x04…lines.shp',
  zip: 'PK\x03\x04…readme.md',
  osmXml: '<?xml version="1.0"?>\n<osm version="0.6">',
  kml: '\xef\xbb\xbf<?xml version="1.0"?><kml>',
  gpx: '<gpx version="1.1">',
  webPage: '<!DOCTYPE html>',
  xml: '<?xml version="1.0"?><a/>',
  osmPbf: '\0\0\0\r\n\tOSMHeader',
  encoder: { name: 'a.onnx', start: '\x08\x07\x12\x07pytorch' },
  delimitedText: 'lng,lat\n1,2\n',
  geoJson: '\xef\xbb\xbf {"type":',
};

const told = (sample: (typeof samples)[FileKind]) => {
  const { name, start } = typeof sample === 'string' ? { name: 'a', start: sample } : sample;
  return fileKindOf(
    name,
    Uint8Array.from(start, (character) => character.charCodeAt(0)),
  );
};

it('every kind is known by its first bytes or its name', () => {
  expect(fileKinds.map((kind) => told(samples[kind]))).toEqual(fileKinds);
});

it('GeoJSON is known in UTF-16 and as a text sequence too', () => {
  const starts = [
    '\xff\xfe{\0"\0',
    '\xfe\xff\0{\0"',
    '{\0"\0',
    '\x1e{"type":',
    '\x1e\n{',
    '\xef\xbb\xbf\x1e{',
  ];
  expect(starts.map(told)).toEqual(starts.map(() => 'geoJson'));
  expect(told('\xff\xfel\0n\0g\0,\0')).toBe('delimitedText');
});

it('bytes tell more than names, and names more than text', () => {
  expect([
    told({ name: 'photo.csv', start: '\x89PNG' }),
    told({ name: 'places.csv', start: '{"features":' }),
    told({ name: 'cut.osm.pbf', start: '' }),
    told({ name: 'features.geojson', start: '' }),
    told({ name: 'binary.csv', start: '\x01\x02\x03\x04' }),
    told({ name: 'binary', start: '\x01\x02\x03\x04' }),
  ]).toEqual(['png', 'geoJson', 'osmPbf', 'geoJson', null, null]);
});

it('what can be taken has a name, endings of its own, and is taken by them', () => {
  const taken = fileKinds.filter((kind) => fileRoles.some((role) => canBe(kind, role)));
  for (const kind of taken) {
    const { format, extensions = [] } = fileKindRows[kind];
    expect(format).toMatch(/./);
    expect(extensions.map((extension) => fileKindByName(`a.b.${extension.toUpperCase()}`))).toEqual(
      extensions.map(() => kind),
    );
  }
  expect(fileRoles.map((role) => extensionsOf(role).length > 0)).toEqual(fileRoles.map(() => true));
});

it('what is refused as a table or as a map says what to do, but a sheet as a map', () => {
  const silent = fileKinds.flatMap((kind) =>
    (['table', 'map'] as const)
      .filter((role) => !canBe(kind, role) && !fileKindRows[kind].advice?.[role])
      .map((role) => `${kind} as a ${role}`),
  );
  expect(silent).toEqual(['excel97 as a map', 'excel as a map', 'openDocumentSheet as a map']);
});

it('text in UTF-16 is text in every script, with its mark', () => {
  const of = (bytes: Buffer) => fileKindOf('table.csv', bytes);
  const text = Buffer.from('\uFEFFname,lat\nŁódź,51.7\n東京,35.6\n', 'utf16le');
  expect([of(text), of(Buffer.from(text).swap16()), of(Buffer.from([0xff, 0xfe, 1, 0, 2, 0, 3, 0]))]).toEqual(
    ['delimitedText', 'delimitedText', null],
  );
});
