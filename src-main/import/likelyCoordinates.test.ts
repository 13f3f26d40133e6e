import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BBox } from '../../src-shared/geo/lngLat';
import { type AppError } from '../../src-shared/errors';
import { wordsOf } from '../../src-shared/message';
import { previewFile } from './preview';
import { TestFiles } from './testFiles.fixture';

let files: TestFiles;
beforeAll(() => (files = new TestFiles()));
afterAll(() => files.remove());

const berlin = [
  ['13.4051', '52.5201', '0.731', '450000'],
  ['13.4152', '52.5302', '0.112', '385000'],
  ['13.4253', '52.5403', '0.913', '412000'],
];
const seoul = [
  ['37.5665', '126.9780', 'A'],
  ['37.5715', '126.9812', 'B'],
];
const table = (header: string, rows: string[][]) => [header, ...rows.map((row) => row.join())].join('\n');

/** What the preview offers; the import never takes it by itself. */
async function offer(content: string, maps: BBox[] = []) {
  const path = files.write('unnamed.csv', content);
  const { notices, mapping } = await previewFile(path, {}, maps);
  const said = notices
    .filter(({ key }) => key.startsWith('import.likely'))
    .map((each) => wordsOf(each, 'en'));
  const refusal = (await files.import('unnamed.csv', content).catch((error: unknown) => error)) as AppError;
  expect([mapping.lng === undefined || mapping.lat === undefined, refusal.code]).toEqual([
    true,
    'input/no-coordinates',
  ]);
  const { commandLine } = refusal;
  return [...said, commandLine ? wordsOf(commandLine, 'en') : ''];
}
const nothing = [expect.stringMatching(/^Name the columns/)];

it('names two columns whose values alone could be coordinates', async () => {
  expect(await offer(table('pos1,pos2,name', seoul))).toEqual([
    'The columns “pos2” and “pos1” look like longitude and latitude, in this order: choose them if they are.',
    'If they are the coordinates: --lng pos2 --lat pos1',
  ]);
  expect(await offer(table('a b,c,d,e', berlin))).toEqual([
    'The columns “a b” and “c” look like longitude and latitude, in one order or the other: choose them if they are.',
    "If they are the coordinates: --lng 'a b' --lat c, or --lng c --lat 'a b'",
  ]);
  expect((await offer(seoul.map((row) => row.join()).join('\n')))[1]).toBe(
    "If they are the coordinates: --lng 'column 2' --lat 'column 1'",
  );
  expect(
    (
      await offer(
        table(
          'pos1,lat,name',
          seoul.map(([lat, lng, name]) => [lng, lat, name]),
        ),
      )
    )[1],
  ).toBe('If they are the coordinates: --lng pos1 --lat lat');
});

it('goes by the maps of the project where it has some', async () => {
  const map: BBox = [13, 52, 14, 53];
  const [said] = await offer(table('a,b,c,d', berlin), [map]);
  expect(said).toMatch(/“a” and “b” look like longitude and latitude, in this order/);
  const more = berlin.map((row, i) => [...row, `${70 + i}.125`]);
  expect((await offer(table('a,b,c,d,e', more), [map]))[0]).toMatch(/“a” and “b”/);
  expect(await offer(table('pos1,pos2,name', seoul), [map])).toEqual([expect.stringMatching(/^If/)]);
});

it.each([
  [
    'several could be',
    table(
      'a,b,c',
      berlin.map((row, i) => [row[0], row[1], `${70 + i}.125`]),
    ),
  ],
  [
    'whole numbers',
    table('a,b', [
      ['12', '50'],
      ['13', '51'],
    ]),
  ],
  [
    'shares',
    table('a,b', [
      ['0.125', '0.333'],
      ['0.255', '0.412'],
    ]),
  ],
  [
    'metres',
    table('a,b', [
      ['394500.125', '5820300.125'],
      ['394501.125', '5820301.125'],
    ]),
  ],
  [
    'one value',
    table('a,b', [
      ['13.125', '52.125'],
      ['13.125', '52.225'],
    ]),
  ],
  [
    'prices',
    table('price,rent per m2', [
      ['13.125', '52.125'],
      ['13.225', '52.225'],
    ]),
  ],
])('names none: %s', async (_, content) => {
  expect(await offer(content)).toEqual(nothing);
});
