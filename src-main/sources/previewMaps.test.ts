import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { previewMap } from './previewMaps';
import { readSource, selfTold } from './readSource';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-preview-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ring = [
  [0, 0],
  [0.001, 0],
  [0.001, 0.001],
  [0, 0],
];
const area = (properties: object) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [ring] },
});

function layer(name: string, properties: object[]): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features: properties.map(area) }));
  return path;
}

const counted = { kind: 'geoJson', isClassed: true, problem: null, notDrawn: 0, untold: 0 };

it('tells what tags, names and neither say, as it is then read', async () => {
  const tags = layer('city.geojson', [
    { building: 'yes' },
    { natural: 'water' },
    { building: 'yes' },
    { a: 1 },
  ]);
  expect(await previewMap(tags)).toEqual({
    ...counted,
    sampled: 4,
    byClass: { building: 2, water: 1 },
    untold: 1,
  });
  const { summary } = await readSource([selfTold(tags)]);
  expect(summary.byClass).toEqual({ building: 2, water: 1 });

  const porches = layer('porches.geojson', [{}, {}]);
  expect(await previewMap(porches)).toEqual({ ...counted, sampled: 2, byClass: { builtUp: 2 } });
  const bridges = layer('bridges.geojson', [{ type: 'TUNNEL' }, {}]);
  expect(await previewMap(bridges)).toEqual({
    ...counted,
    sampled: 2,
    byClass: { roadSurface: 1 },
    notDrawn: 1,
  });
  const wards = layer('wards.geojson', [{ building: 'yes' }]);
  expect(await previewMap(wards)).toEqual({ ...counted, sampled: 1, byClass: {}, notDrawn: 1 });
});

it('looks at the first features of a large file alone', async () => {
  const many = layer('roads.geojson', Array(5000).fill({ building: 'yes' }) as object[]);
  expect(await previewMap(many)).toMatchObject({ sampled: 2000, byClass: { building: 2000 } });
});

it('tells what is wrong with a file, and goes on', async () => {
  writeFileSync(join(folder, 'empty.geojson'), '');
  writeFileSync(join(folder, 'cut.geojson'), '{"type":"FeatureCollection","features":[{"type":');
  for (const name of ['empty.geojson', 'cut.geojson', 'none.geojson'])
    expect(await previewMap(join(folder, name))).toMatchObject({
      kind: null,
      sampled: 0,
      problem: { key: expect.any(String) as unknown },
    });
});
