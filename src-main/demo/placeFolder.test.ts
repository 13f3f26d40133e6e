import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appRoot } from '../files/entryPath';
import { readSource } from '../sources/readSource';
import { readPlaceFolder, sourceFilesOf } from './placeFolder';

const data = join(appRoot, '..', 'shared', 'data');
const least = {
  name: 'Somewhere',
  attribution: '© Somebody',
  source: { files: [{ path: 'map.geojson' }] },
  tables: [{ name: 'Sales', path: 'sales.csv', mapping: { lng: 'x', lat: 'y' } }],
};

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'place-'))));
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, content: unknown) =>
  writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));

test('reads the manifest of a folder whose files are there', async () => {
  await Promise.all([write('place.json', least), write('map.geojson', ''), write('sales.csv', '')]);
  expect(await readPlaceFolder(folder)).toEqual({ folder, manifest: least });
});

test('says which files are missing', async () => {
  await Promise.all([write('place.json', least), write('sales.csv', '')]);
  await expect(readPlaceFolder(folder)).rejects.toMatchObject({
    code: 'input/unreadable',
    message: `${folder} lacks map.geojson, which its manifest names.`,
  });
});

test.each([
  ['no JSON', '{', 'input/malformed', 'is no JSON'],
  ['a wrong field', { ...least, name: 3 }, 'input/malformed', 'name: must be a text, not 3'],
  [
    'an unknown field',
    { ...least, source: { files: [{ path: 'map.geojson', class: 'water' }] } },
    'input/malformed',
    'source.files[0]: there is no "class", the nearest is "classes"',
  ],
  ['nothing', undefined, 'input/bad-argument', 'has no place.json'],
])('refuses a folder with %s', async (_, content, code, message) => {
  if (content !== undefined) await write('place.json', content);
  await expect(readPlaceFolder(folder)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(message),
  });
});

const road = (kind: number, lat: number) => ({
  type: 'Feature',
  properties: { kind },
  geometry: {
    type: 'LineString',
    coordinates: [
      [0, lat],
      [1, lat],
    ],
  },
});

test('a map is classed as its manifest says, whatever the file is called', async () => {
  const classes = { property: 'kind', map: { 1: 'primaryRoad', 2: null }, otherwise: 'rail' };
  const source = { files: [{ path: 'streams.geojson', classes }] };
  const features = [1, 1, 2, 3].map(road);
  await Promise.all([
    write('place.json', { ...least, source }),
    write('streams.geojson', { type: 'FeatureCollection', features }),
    write('sales.csv', ''),
  ]);
  const { summary } = await readSource(sourceFilesOf(await readPlaceFolder(folder)));
  expect(summary.byClass).toEqual({ primaryRoad: 2, rail: 1 });
});

test.skipIf(!existsSync(data))(
  'the streets of Cambridge are drawn as its manifest classes them',
  async () => {
    const { summary } = await readSource(sourceFilesOf(await readPlaceFolder(join(data, 'cambridge_ma'))));
    expect(summary.byClass).toMatchObject({ primaryRoad: 284, secondaryRoad: 633, minorRoad: 1726 });
  },
);

test.skipIf(!existsSync(data)).each(['cambridge_ma', 'nyc_lower_manhattan'])(
  'the manifest of %s fits its files',
  async (name) => {
    const place = await readPlaceFolder(join(data, name));
    expect(place.manifest.tables.map(({ mapping }) => Object.keys(mapping).slice(2))).toEqual([
      ['price'],
      ['population'],
      [],
    ]);
  },
);
