import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appRoot } from '../files/entryPath';
import { readPlaceFolder } from './placeFolder';

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
  ['a wrong field', { ...least, name: 3 }, 'input/malformed', 'expected string'],
  ['nothing', undefined, 'input/bad-argument', 'has no place.json'],
])('refuses a folder with %s', async (_, content, code, message) => {
  if (content !== undefined) await write('place.json', content);
  await expect(readPlaceFolder(folder)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(message),
  });
});

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
