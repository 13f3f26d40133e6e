import { expect, it } from 'vitest';
import { droppedKind } from './droppedKind';

it('knows a dropped file by its name', () => {
  const names = ['a.CSV', 'b.osm.pbf', 'c.geojson', 'd.placeprint', 'g.onnx', 'e.exe', '.constructor'];
  expect(names.map((name) => droppedKind(name, 'map'))).toEqual([
    'table',
    'map',
    'map',
    'project',
    'encoder',
    null,
    null,
  ]);
});
