import { inEnglish } from '../../src-shared/message.fixture';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hideDataset, listDatasets } from '../project/datasets';
import { addMapSource } from '../project/mapSources';
import { TestFiles } from './testFiles.fixture';

let files: TestFiles;
beforeEach(() => (files = new TestFiles()));
afterEach(() => files.remove());

const table = (...points: [lng: number, lat: number][]) =>
  `lng,lat,price\n${points.map(([lng, lat], i) => `${lng},${lat},${i + 1}\n`).join('')}`;
const boston: [number, number][] = [
  [-71.1, 42.3],
  [-71.2, 42.4],
  [-71.3, 42.5],
];
const noticesOf = async (name: string, content: string) =>
  inEnglish((await files.import(name, content)).notices);
const addMap = (bbox: unknown) =>
  addMapSource(files.project, {
    name: 'map',
    attribution: null,
    featureCount: 1,
    summary: { bbox },
    store: new SharedArrayBuffer(8),
  });

const far = 'Most of these places lie more than 500 km from everything else in the project';
const swapped = `${far}. With longitude and latitude exchanged they would not: import again with the two columns the other way round.`;

it('says nothing of a first dataset, nor of one beside it', async () => {
  expect(await noticesOf('first.csv', table(...boston))).toEqual([]);
  expect(await noticesOf('near.csv', table([-73.9, 40.7]))).toEqual([]);
});

it('tells a dataset that is far from all places and maps, and whether its columns are swapped', async () => {
  addMap(null);
  expect(await noticesOf('before.csv', table([100, 10]))).toEqual([]);
  const [{ id }] = listDatasets(files.project);
  hideDataset(files.project, id);
  addMap([-71.5, 42, -70.9, 42.6]);
  const exchanged = boston.map(([lng, lat]): [number, number] => [lat, lng]);
  expect(await noticesOf('swapped.csv', table(...exchanged))).toEqual([swapped]);
  expect(await noticesOf('city.csv', table(...boston))).toEqual([]);
  // Near the first, swapped, dataset is near enough: one of them was told of.
  expect(await noticesOf('far.csv', table([139.7, 35.7], [139.8, 35.6], [-71, 42]))).toEqual([
    `${far}: are the coordinates right?`,
  ]);
  expect(await noticesOf('stray.csv', table([12, 1], [-71.15, 42], [-71.25, 42]))).toEqual([]);
});

it('looks over the antimeridian', async () => {
  await files.import('fiji.csv', table([179.9, -17]));
  expect(await noticesOf('east.csv', table([-179.9, -17.1]))).toEqual([]);
  expect(await noticesOf('pole.csv', table([0, 89.9999]))).toEqual([`${far}: are the coordinates right?`]);
});

it('knows the rows of a file again, by another name, in another order, with other columns chosen', async () => {
  const first = await files.import('a.csv', table(...boston), { name: 'Sales' });
  const [header, ...rows] = table(...boston)
    .trim()
    .split('\n');
  const again = await files.import('b.csv', [header, ...rows.toReversed()].join('\n'), {
    mapping: { price: null },
  });
  expect(again.fingerprint).toBe(first.fingerprint);
  expect(inEnglish(again.notices)).toEqual([
    'The same rows seem to have been imported before, as “Sales”: delete one of the two datasets.',
    'Of these places, 3 have a coordinate that other datasets of the project have too.',
  ]);
});

it('counts known coordinates of other values, and forgets deleted datasets', async () => {
  const { datasetId } = await files.import('a.csv', table(...boston));
  const other = table(boston[2], boston[0], [-71.4, 42.4]);
  expect(await noticesOf('b.csv', other)).toEqual([
    'Of these places, 2 have a coordinate that other datasets of the project have too.',
  ]);
  hideDataset(files.project, datasetId);
  expect(await noticesOf('c.csv', table([-71.2, 42.4]))).toEqual([]);
});

it('finds what is near on the other side of the 180th meridian: places, maps, and the meridian itself', async () => {
  await files.import('fiji.csv', table([179.9, -17], [180, -17.5]));
  expect(await noticesOf('east.csv', table([-179.9, -16.9], [-178, -17]))).toEqual([]);
  expect(await noticesOf('far.csv', table([-170, -17]))).toEqual([expect.stringContaining(far)]);
  expect(await noticesOf('same.csv', table([-180, -17.5]))).toEqual([expect.stringContaining('1 ')]);
});

it('finds a map that reaches over the 180th meridian', async () => {
  addMap([177, -19, -178, -16]);
  expect(await noticesOf('on.csv', table([-178.5, -17]))).toEqual([]);
  expect(await noticesOf('beside.csv', table([0, -17]))).toEqual([expect.stringContaining(far)]);
});
