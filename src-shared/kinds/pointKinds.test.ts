import { expect, it } from 'vitest';
import { pointKindOfName, pointKindOfTags, pointKindRows, pointKinds } from './pointKinds';

it('tells the kind of a point by its tags and by the name of its file', () => {
  expect(pointKindOfTags({ amenity: 'kindergarten', name: 'A' })).toBe('school');
  expect(pointKindOfTags({ railway: 'station', shop: 'kiosk' })).toBe('station');
  expect(pointKindOfTags({ shop: 'bakery' })).toBe('shop');
  for (const tags of [{}, { shop: 'vacant' }, { shop: 7 }, { amenity: 'bench' }])
    expect(pointKindOfTags(tags)).toBeNull();
  expect(['MBTA_stations', 'Street Trees', 'bus_stops', 'streets'].map(pointKindOfName)).toEqual([
    'station',
    'tree',
    'busStop',
    null,
  ]);
});

it('stores each kind under a number of its own', () => {
  expect(pointKinds.map((kind) => pointKindRows[kind].stored).toSorted((a, b) => a - b)).toEqual(
    pointKinds.map((_, i) => i),
  );
});
