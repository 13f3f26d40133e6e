import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { polygonToCells } from 'h3-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wrapLng } from '../../src-shared/geo/longitude';
import { type Collection } from './collection';
import { placeprintJson } from './placeprint';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-meridian-e2e-'));
const file = (name: string) => join(folder, name);
const write = (name: string, value: unknown) => {
  writeFileSync(file(name), typeof value === 'string' ? value : JSON.stringify(value));
  return file(name);
};
const read = (name: string) => JSON.parse(readFileSync(file(name), 'utf8')) as Collection;

/** What has no longitude beyond ±180 and jumps there, moved so far. */
const ring = (by: number, half: number) =>
  [[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]].map(([x, y]) => [wrapLng(by + x * half), -17 + y * half]); // prettier-ignore
const polygon = (by: number, half: number) => ({ type: 'Polygon', coordinates: [ring(by, half)] });
const feature = (geometry: unknown, properties: object) => ({ type: 'Feature', properties, geometry });

/** How many cells H3 has between two longitudes of the region, which it knows on one side of the meridian. */
const cellsIn = (west: number, east: number) =>
  polygonToCells([[[west, -17.005], [east, -17.005], [east, -16.995], [west, -16.995], [west, -17.005]]], 11, true).length; // prettier-ignore

/** The same project over the meridian and at 20°. */
const sites = [
  { name: 'there', by: 180 },
  { name: 'here', by: 20 },
];
const project = (name: string) => file(`${name}.placeprint`);

beforeAll(async () => {
  for (const { name, by } of sites) {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `${wrapLng(by + ((i % 8) - 3.5) * 0.002)},${-17 + Math.floor(i / 8) * 0.002},${i}`,
    );
    write(`${name}.csv`, ['lng,lat,price', ...rows].join('\n'));
    write(`${name}-area.geojson`, feature(polygon(by + 0.001, 0.01), { name: 'lot' }));
    const blocks = Array.from({ length: 12 }, (_, i) =>
      feature(polygon(by + (i - 6) * 0.001, 0.0004), { building: 'yes' }),
    );
    const road = {
      type: 'LineString',
      coordinates: [-0.01, 0, 0.012].map((x) => [wrapLng(by + x), -17.0005]),
    };
    const lake = feature(polygon(by, 0.003), { natural: 'water' });
    write(`${name}-map.geojson`, {
      type: 'FeatureCollection',
      features: [lake, ...blocks, feature(road, { highway: 'residential' })],
    });
    await placeprintJson('create', project(name));
    await placeprintJson('import', project(name), file(`${name}.csv`));
    await placeprintJson('import', project(name), file(`${name}-area.geojson`));
    await placeprintJson('source', 'add', project(name), file(`${name}-map.geojson`));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const round = (degrees: number) => Number(degrees.toFixed(5)) + 0;

it('exports the same places, in a box that tells the side', async () => {
  const found = [];
  for (const { name, by } of sites) {
    await placeprintJson('export', project(name), 'places', '--out', file(`${name}-out.geojson`));
    const { features, bbox } = read(`${name}-out.geojson`);
    const offsets = features.map(
      ({
        geometry: {
          coordinates: [lng, lat],
        },
      }) => [round(wrapLng(lng - by)), lat],
    );
    found.push({
      offsets,
      box: [round(wrapLng(bbox[0] - by)), bbox[1], round(wrapLng(bbox[2] - by)), bbox[3]],
    });
  }
  expect(found[0]).toEqual(found[1]);
  const [west, , east] = read('there-out.geojson').bbox;
  expect([west > 179, east < -179]).toEqual([true, true]);
});

it('exports the places within a region, and fills it: by grid as H3 does, at random and along roads the same', async () => {
  const found = [];
  for (const { name, by } of sites) {
    const region = write(`${name}-region.geojson`, polygon(by, 0.005));
    const args = ['--within', region, '--out', file(`${name}-in.csv`)];
    const { features } = await placeprintJson<{ features: number }>(
      'export',
      project(name),
      'places',
      ...args,
    );
    const count = async (...way: string[]) =>
      (
        await placeprintJson<{ places: number }>(
          'sample',
          project(name),
          '--region',
          region,
          '--by',
          ...way,
          '--dry-run',
        )
      ).places;
    const grid = await count('h3', '--resolution', '11');
    found.push({
      grid,
      exact: [features, await count('random', '--count', '50'), await count('roads', '--every', '20')],
    });
  }
  const [there, here] = found;
  expect(there.exact).toEqual(here.exact);
  expect(there.exact.every((count) => count > 5)).toBe(true);
  expect([there.grid, here.grid]).toEqual([
    cellsIn(179.995, 180) + cellsIn(-180, -179.995),
    cellsIn(19.995, 20.005),
  ]);
});

it('draws the same map images', async () => {
  for (const { name } of sites) {
    await placeprintJson('render', project(name), '--size-px', '64');
    await placeprintJson('sheet', project(name), '--out', file(`${name}.png`));
  }
  expect(readFileSync(file('there.png'))).toEqual(readFileSync(file('here.png')));
});
