import { expect, it } from 'vitest';
import { wordsOf } from '../../src-shared/message';
import { coordinateReader } from './coordinateReader';
import { describeColumn, guessMapping } from './columns';
import { signNotices } from './signNotices';

/** Longitude and latitude of each row, and the keys of what is told. */
function read(header: string, ...rows: string[]) {
  const cells = rows.map((row) => row.split(','));
  const columns = header.split(',').map((name, i) =>
    describeColumn(
      name,
      cells.map((row) => row[i]),
    ),
  );
  const mapping = guessMapping(columns);
  const at = (axis: 'lng' | 'lat') => columns.findIndex(({ name }) => name === mapping[axis]);
  const readers = (['lng', 'lat'] as const).map((axis) =>
    coordinateReader(columns, { lng: at('lng'), lat: at('lat') }, axis),
  );
  const told = signNotices(columns, mapping).map((notice) => wordsOf(notice, 'en'));
  return { points: cells.map((row) => readers.map((reader) => reader(row))), told };
}

it.each([
  ['short names', 'lat,ns,lng,ew', '42.5,N,71.25,W', '33.5,S,70.5,E'],
  [
    'references',
    'GPSLatitude,GPSLatitudeRef,GPSLongitude,GPSLongitudeRef',
    '42.5,N,71.25,W',
    '33.5,S,70.5,E',
  ],
  ['references at the end', 'lat,lng,name,price,lat_dir,lng_dir', '42.5,71.25,A,1,N,W', '33.5,70.5,B,2,S,E'],
  [
    'words before the numbers',
    'Hemisphere,Latitude,Hemisphere 2,Longitude',
    'north,42.5,west,71.25',
    'South,33.5,East,70.5',
  ],
  ['blank names', 'lat,column 2,lng,column 4', '42.5,N,71.25,W', '33.5,S,70.5,E'],
  ['blank names behind', 'lat,lng,column 3,column 4', '42.5,71.25,N,W', '33.5,70.5,S,E'],
  ['marks', 'lat,N/S,lng,E/W', '42.5,N,71.25,W', '33.5,S,70.5,E'],
  ['Korean', '위도,남북,경도,동서', '42.5,북위,71.25,서경', '33.5,남위,70.5,동경'],
  ['Korean directions', '위도,경도,위도 방향,경도 방향', '42.5,71.25,N,W', '33.5,70.5,S,E'],
  ['Japanese', '緯度,南北,経度,東西', '42.5,北緯,71.25,西経', '33.5,南緯,70.5,東経'],
  ['minutes', 'lat,ns,lng,ew', "42°30',N,71°15',W", "33°30',S,70°30',E"],
])('takes signs from letters beside coordinates: %s', (_, header, ...rows) => {
  const { points, told } = read(header, ...rows);
  expect(points).toEqual([
    [-71.25, 42.5],
    [70.5, -33.5],
  ]);
  expect(told.map((words) => words.slice(0, 12))).toEqual(['The signs of', 'The signs of']);
});

it.each([
  [
    'one side, though one letter is wrong',
    [51.5, 71.1],
    'N',
    Array.from({ length: 40 }, (_, i) => (i === 7 ? 'E' : 'W')),
  ],
  ['around the first meridian', [51.5, 0.05], 'N', ['W', 'E', 'W', 'E']],
  ['around the equator', [0.02, 109.3], 'N', ['E', 'E']],
  ['around the 180th meridian', [16.5, 179.95], 'S', ['W', 'E', 'W', 'E']],
] as const)('takes signs of places that lie together: %s', (_, [lat, lng], ns, letters) => {
  const rows = letters.map((ew, i) => `${lat + i / 1000},${ns},${lng + i / 1000},${ew}`);
  const { points } = read('lat,ns,lng,ew', ...rows);
  expect(points.map((point) => point.map((degrees) => Math.sign(degrees!)))).toEqual(
    letters.map((ew) => [ew === 'W' ? -1 : 1, ns === 'S' ? -1 : 1]),
  );
});

const letters = ['N', 'S', 'S', 'N'];
const across = ['E', 'W', 'E', 'W'];
const rows = (row: (i: number) => string) => Array.from({ length: 4 }, (_, i) => row(i));
it.each([
  ['streets of Chicago', 'street_dir,lat,lon', rows((i) => `${letters[i]},41.8${i},-87.6${i}`), 0],
  [
    'a side beside signed coordinates, whatever its name',
    'lat,ns,lon,ew',
    rows((i) => `41.8${i},${letters[i]},-87.6${i},${across[i]}`),
    0,
  ],
  ['quadrants of Seoul', 'lat,lon,zone', rows((i) => `37.5${i},127.0${i},${across[i]}`), 1],
  ['a zone that is always the same', 'lon,lat,quadrant', rows((i) => `127.0${i},37.5${i},S`), 1],
  [
    'streets of Seoul, beside the latitude',
    '번지 방향,위도,경도',
    rows((i) => `${letters[i]},37.5${i},127.0${i}`),
    1,
  ],
  [
    'two directions in a row with the coordinates',
    'lat,lon,block,side',
    rows((i) => `3${4 + i}.5,12${6 + i}.0,${letters[i]},${across[i]}`),
    2,
  ],
  ['a fitting name in one town', 'lat,lon,ns', rows((i) => `37.5${i},127.0${i},${letters[i]}`), 1],
])('leaves coordinates as they are: %s', (_, header, lines, told) => {
  const names = header.split(',');
  const at = (pattern: RegExp) => names.findIndex((name) => pattern.test(name));
  const bare = lines.map((line) => [at(/lon|경도/), at(/lat|위도/)].map((i) => Number(line.split(',')[i])));
  const found = read(header, ...lines);
  expect([found.points, found.told.map((words) => words.slice(0, 11))]).toEqual([
    bare,
    Array.from({ length: told }, () => 'The letters'),
  ]);
});

it('turns no number that has a sign already', () => {
  const many = Array.from({ length: 3 }, () => '42.5,N,71.25,W');
  const columns = ['lat', 'ns', 'lng', 'ew'].map((name, i) =>
    describeColumn(
      name,
      many.map((row) => row.split(',')[i]),
    ),
  );
  const lng = coordinateReader(columns, { lng: 2, lat: 0 }, 'lng');
  expect([lng(['42.5', 'N', '71.25', 'W']), lng(['42.5', 'N', '-71.25', 'W'])]).toEqual([-71.25, -71.25]);
});
