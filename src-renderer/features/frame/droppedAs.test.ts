import { expect, it } from 'vitest';
import { droppedAs, isTableOrMap } from './droppedAs';

it('knows a dropped file by its name', () => {
  const names = [
    'a.CSV',
    'b.osm.pbf',
    'c.geojson',
    'd.placeprint',
    'g.onnx',
    'e.exe',
    '.constructor',
    'name',
    '',
  ];
  expect(names.map((name) => droppedAs(name, 'map'))).toEqual([
    'table',
    'map',
    'map',
    'project',
    'encoder',
    null,
    null,
    null,
    null,
  ]);
});

it('knows which files may be places or a map', () => {
  expect(['a.GeoJSON', 'b.json', 'c.csv', 'd.json.pbf', 'e'].filter(isTableOrMap)).toEqual([
    'a.GeoJSON',
    'b.json',
  ]);
});
