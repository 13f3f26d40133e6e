import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeSampleCity } from '../sample/writeSampleCity';
import { readSource } from '../sources/readSource';
import { readPlaceFolder, sourceFilesOf } from './placeFolder';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'sample-source-'))));
afterAll(() => rm(folder, { recursive: true }));

test('every feature of the sample city is drawn, in all classes that it is meant to show', async () => {
  await writeSampleCity(folder, { seed: 1, sizeM: 4000, placeCount: 10 });
  const place = await readPlaceFolder(folder);
  const { summary } = await readSource(sourceFilesOf(place), { attribution: place.manifest.attribution });
  expect(summary.notices).toEqual([]);
  expect(summary.attribution).toBe('Generated sample data, not a real place');
  expect(Object.keys(summary.byClass).sort()).toEqual([
    'building',
    'builtUp',
    'commercial',
    'field',
    'green',
    'industrial',
    'minorRoad',
    'motorway',
    'parking',
    'path',
    'pitch',
    'primaryRoad',
    'rail',
    'secondaryRoad',
    'service',
    'water',
    'wood',
  ]);
});
