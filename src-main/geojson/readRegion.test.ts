import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { AppError } from '../../src-shared/errors';
import { inEnglish } from '../../src-shared/message.fixture';
import { encodeText } from '../files/encodeText.fixture';
import { readRegion } from './readRegion';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-region-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: unknown, encoding?: string): Promise<unknown> {
  const path = join(folder, 'ward.geojson');
  writeFileSync(
    path,
    Buffer.isBuffer(content) || typeof content === 'string' ? content : JSON.stringify(content),
  );
  try {
    const { region, notices } = await readRegion(path, { encoding });
    return [region.polygons.length, inEnglish(notices)];
  } catch (error) {
    if (error instanceof AppError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

const ring = [
  [0, 0],
  [3, 0],
  [3, 3],
  [0, 0],
];
const polygon = { type: 'Polygon', coordinates: [ring] };
const feature = (geometry: unknown) => ({ type: 'Feature', properties: { name: 'Bezirk Süd' }, geometry });
const collection = (...geometries: unknown[]) => ({
  type: 'FeatureCollection',
  features: geometries.map(feature),
});

it('reads a region however it is written, as places are read', async () => {
  const text = JSON.stringify(collection(polygon, { type: 'MultiPolygon', coordinates: [[ring], [ring]] }));
  const lines = [polygon, polygon, polygon].map((each) => JSON.stringify(feature(each)));
  const written = [
    text,
    `\uFEFF${text}`,
    encodeText(`\uFEFF${text}`, 'utf-16le'),
    encodeText(text, 'windows-1252'),
    lines.join('\n'),
    lines.map((line) => `\x1e${line}\n`).join(''),
    { type: 'GeometryCollection', geometries: [polygon, polygon, polygon] },
    {
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::6668' } },
      ...collection(polygon, polygon, polygon),
    },
  ];
  for (const content of written) expect(await read(content)).toEqual([3, []]);
});

it('reads a region in the encoding that is said', async () => {
  // The second byte of this sign is a backslash in JSON.
  const text = JSON.stringify({ ...feature(polygon), properties: { name: 'ソ' } });
  const bytes = encodeText(text, 'shift_jis');
  expect([await read(bytes, 'shift_jis'), await read(bytes, 'windows-1252')]).toEqual([
    [1, []],
    expect.stringContaining('input/'),
  ]);
});

it('counts what is empty, broken or no polygon, and reads the rest', async () => {
  const empty = [null, { type: 'Polygon', coordinates: [] }, { type: 'MultiPolygon', coordinates: [[]] }];
  const point = { type: 'Point', coordinates: [1, 2] };
  expect(await read(collection(polygon, ...empty, point))).toEqual([
    1,
    [
      'ward.geojson: features with an empty geometry: 3, first feature 2',
      'ward.geojson: features that are no polygon (no part of the region): 1, first feature 5',
    ],
  ]);
  const line = JSON.stringify(feature(polygon));
  expect(await read([line, line.slice(0, 60), line].join('\n'))).toEqual([
    2,
    [
      `ward.geojson: features that could not be read: 1, first feature 2: the object that begins at byte ${Buffer.byteLength(line) + 1} is not ended`,
    ],
  ]);
});

it('refuses with the name of the file what is no region', async () => {
  const named = (name: string) => ({ crs: { type: 'name', properties: { name } }, ...collection(polygon) });
  expect([
    await read(named('EPSG:3857')),
    await read(collection({ type: 'Point', coordinates: [1, 2] })),
    await read('{"type": "Polygon", "coordinates": [[[0, 0], [1, 1]'),
  ]).toEqual([
    "input/unsupported: ward.geojson: The file's coordinates are in EPSG:3857. Expected longitude and latitude (WGS 84): export it in EPSG:4326.",
    'input/malformed: ward.geojson: There is no polygon in the region: expected a GeoJSON Polygon.',
    'input/malformed: ward.geojson: The file ends at byte 51 in the middle of an object: it seems to be cut off. Fetch or export it again.',
  ]);
});
