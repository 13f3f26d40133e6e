import { expect, it } from 'vitest';
import { classedFiles } from './classedFiles';

const paths = ['map/canals.geojson', 'map/zones.geojson', 'map/city.osm.pbf'];

it('gives files the classes named for them', () => {
  expect(classedFiles(paths, ['canals.geojson=water', 'map/zones.geojson=none'])).toEqual([
    { path: paths[0], classes: 'water' },
    { path: paths[1], classes: null },
    { path: paths[2], classes: undefined },
  ]);
});

it.each([
  [
    'lakes.geojson=water',
    'expected FILE=CLASS, FILE being one of canals.geojson, zones.geojson, city.osm.pbf.',
  ],
  ['water', 'expected FILE=CLASS'],
  ['canals.geojson=watr', 'there is no map class "watr", the nearest is "water". Use none, or one of: land,'],
])('refuses %s', (choice, message) => {
  expect(() => classedFiles(paths, [choice])).toThrow(
    expect.objectContaining({
      code: 'input/bad-argument',
      message: expect.stringContaining(message) as string,
    }),
  );
});
