import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeManifest } from '../../src-shared/contract/placeManifest';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { writeSampleCity } from './writeSampleCity';

const options = { seed: 7, sizeM: 3000, placeCount: 200 };
let folder: string;
let files: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sample-city-'));
  files = await writeSampleCity(folder, options);
});
afterAll(() => rm(folder, { recursive: true }));

const read = (path: string) => readFile(join(folder, path), 'utf8');

async function hashOf(from: string, paths: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(await readFile(join(from, path)));
  return hash.digest('hex').slice(0, 16);
}

test('writes layers, places and a manifest that name each other', async () => {
  const manifest = placeManifest.parse(JSON.parse(await read('place.json')));
  const named = [
    ...manifest.source.files.map(({ path }) => path),
    ...manifest.tables.map(({ path }) => path),
  ];
  expect(files).toEqual([...named, 'place.json']);
});

test('the same options give the same bytes, on every platform', async () => {
  expect(await hashOf(folder, files)).toBe('ad38694dcc8867a6');
});

test('another seed gives another city', async () => {
  const other = join(folder, 'other');
  await writeSampleCity(other, { ...options, seed: 8 });
  expect(await hashOf(other, files)).not.toBe(await hashOf(folder, files));
});

test('every layer is a labelled GeoJSON collection', async () => {
  for (const path of files.filter((file) => file.endsWith('.geojson'))) {
    const { type, generated, attribution, features } = JSON.parse(await read(path));
    expect({ path, type, generated, attribution }).toEqual({
      path,
      type: 'FeatureCollection',
      generated: true,
      attribution: 'Generated sample data, not a real place',
    });
    expect(features.length).toBeGreaterThan(0);
  }
});

test('the table has a row for each place and blanks for missing labels', async () => {
  const [header, ...rows] = (await read('places.csv')).trimEnd().split('\n');
  expect(header).toBe('id,longitude,latitude,district,land_price,population_density');
  expect(rows).toHaveLength(200);
  const row = /^\d+,-(39|40)(\.\d+)?,(39|40)(\.\d+)?,[a-zA-Z]+,(\d+(\.\d)?)?,\d*$/;
  expect(rows.filter((line) => !row.test(line))).toEqual([]);
});

test('a cancelled write says so', async () => {
  const cancelled = writeSampleCity(join(folder, 'cancelled'), options, { signal: AbortSignal.abort() });
  await expect(cancelled).rejects.toEqual(new AppError('state/cancelled', say('cancelled')));
});
