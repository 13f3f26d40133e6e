import { expect, it } from 'vitest';
import { droppedKind } from './droppedKind';

it('knows a dropped file by its name, and GeoJSON by the open step too', () => {
  const names = ['a.CSV', 'b.osm.pbf', 'c.geojson', 'd.placeprint', 'e.exe', '.constructor'];
  expect(names.map((name) => droppedKind(name, 'data'))).toEqual([
    'table',
    'map',
    'table',
    'project',
    null,
    null,
  ]);
  expect(droppedKind('c.geojson', 'source')).toBe('map');
});
