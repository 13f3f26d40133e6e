import { expect, it } from 'vitest';
import { formatByEnding } from './outputFormat';

const format = (name: string) => formatByEnding(name, ['geoJson', 'csv']);

it('is told by the ending of a name, and is the first where there is none', () => {
  const names = [
    'a.csv',
    'A.CSV',
    'a.json',
    'a.GeoJSON',
    'a',
    '-',
    '/dev/stdout',
    'v1.2',
    '집.서울',
    '.hidden',
  ];
  expect(names.map(format)).toEqual(['csv', 'csv', ...Array.from({ length: 8 }, () => 'geoJson')]);
});

it.each(['a.shp', 'a.xlsx', 'a.png', 'a.csv.gz', 'a.7z'])('is refused by another ending: %s', (name) => {
  expect(() => format(name)).toThrow(
    expect.objectContaining({
      code: 'input/bad-argument',
      message: expect.stringContaining('.geojson, .json, .csv'),
    }),
  );
});
