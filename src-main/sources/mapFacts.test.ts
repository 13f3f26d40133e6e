import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addSource, loadSource } from './addSource';
import { inEnglish } from '../../src-shared/message.fixture';
import { storedPointKinds } from '../../src-shared/kinds/pointKinds';
import { createProject } from '../project/createProject';
import { readMapFacts } from '../project/mapSources';
import { openFacts } from './mapFacts';
import { readSource, selfTold } from './readSource';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-facts-'));

const square = (i: number, side = 1) => {
  const [west, south] = [(i % 20) * 0.001, Math.floor(i / 20) * 0.001];
  const size = side * 0.0004;
  const ring = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]].map(([x, y]) => [west + x * size, south + y * size]); // prettier-ignore
  return { type: 'Polygon', coordinates: [ring] };
};

function layer(name: string, features: { properties: object; geometry?: object }[]) {
  const path = join(folder, name);
  const all = features.map(({ properties, geometry }, i) => ({
    type: 'Feature',
    properties,
    geometry: geometry ?? square(i),
  }));
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features: all }));
  return selfTold(path);
}

const uses = ['house', 'shop', 'office'];
const lots = layer(
  'lots.geojson',
  Array.from({ length: 30 }, (_, i) => ({
    properties: {
      key: `${i}`,
      code: `c${i % 6}`,
      use: i === 7 ? null : uses[(i % 6) % 3],
      storeys: i,
      owner: i % 2 ? 'city' : '',
    },
  })),
);
const zones = layer(
  'zoning.geojson',
  Array.from({ length: 12 }, (_, i) => ({ properties: { zone: i % 4 ? 'R' : 'B' }, geometry: square(i, 2) })),
);

const codesOf = (numbers: Uint8Array) => [...numbers].join('');

it('keeps what sorts lots, and zones that are not drawn', async () => {
  const { facts, store, summary } = await readSource([lots, zones]);
  expect([summary.featureCount, store.featureCount]).toEqual([30, 30]);
  expect(
    facts.map(({ name, seenFrom, seenCount, unseen }) => [name, seenFrom, seenCount, unseen?.featureCount]),
  ).toEqual([
    ['lots', 0, 30, undefined],
    ['zoning', 30, 0, 12],
  ]);
  const [ofLots, ofZones] = facts.map(({ columns }) => columns);
  // A code says more than the use, but not that much; a key says nothing of others; a number and a lone value sort nothing.
  expect(ofLots.map(({ property, values }) => [property, values])).toEqual([
    ['use', ['house', 'office', 'shop']],
    ['code', ['c0', 'c1', 'c2', 'c3', 'c4', 'c5']],
  ]);
  expect(codesOf(ofLots[0].seen)).toBe('132132102132132132132132132132');
  expect(ofZones).toEqual([
    { property: 'zone', values: ['B', 'R'], seen: new Uint8Array(0), unseen: Uint8Array.from([1, 2, 2, 2, 1, 2, 2, 2, 1, 2, 2, 2]) }, // prettier-ignore
  ]);
});

it('knows one property of two that say the same', async () => {
  const twice = layer(
    'parcels.geojson',
    Array.from({ length: 40 }, (_, i) => ({ properties: { code: `${i % 4}`, words: `use ${i % 4}` } })),
  );
  const { facts } = await readSource([twice]);
  expect(facts[0].columns.map(({ property }) => property)).toEqual(['code']);
});

it('keeps the values that cover most', async () => {
  const many = layer(
    'parcels.geojson',
    Array.from({ length: 200 }, (_, i) => ({
      properties: { use: `use ${i % 50}` },
      geometry: square(i, i % 50 < 20 ? 2 : 0.5),
    })),
  );
  const [{ columns }] = (await readSource([many])).facts;
  expect(columns[0].values).toHaveLength(24);
  expect(columns[0].values).toEqual(expect.arrayContaining(Array.from({ length: 20 }, (_, i) => `use ${i}`)));
});

it('counts points that tags or the name of their file tell, and keeps them', async () => {
  const at = (...coordinates: number[]) => ({ type: 'Point', coordinates });
  const trees = layer('street_trees.geojson', [
    { properties: {}, geometry: at(0.001, 0.002) },
    { properties: { amenity: 'school' }, geometry: at(0.003, 0.004, 17) },
    { properties: {}, geometry: { type: 'MultiPoint', coordinates: [[0, 0.1], [0, 0.2]] } }, // prettier-ignore
    { properties: {}, geometry: at(0.001, 999) },
  ]);
  const project = createProject(join(folder, 'points.placeprint'));
  const { sourceId, notices } = await addSource(project, [lots, trees]);
  const [, { name, points, columns }] = openFacts(
    readMapFacts(project, sourceId),
    loadSource(project, sourceId),
  );
  expect([name, columns]).toEqual(['street_trees', []]);
  expect([...points.kinds].map((kind) => storedPointKinds[kind])).toEqual(['tree', 'school', 'tree', 'tree']);
  expect([...points.coordinates].map((units) => units / 1e7)).toEqual([
    0.001, 0.002, 0.003, 0.004, 0, 0.1, 0, 0.2,
  ]);
  expect(inEnglish(notices).join()).toMatch(/points \(not drawn\): 1/);
});

it('does not fail of a layer that is not drawn and cannot be read', async () => {
  const path = join(folder, 'wards.geojson');
  writeFileSync(path, '{"type":"FeatureCollection","features":[{"type":');
  const { facts } = await readSource([lots, selfTold(path)]);
  expect(facts.map(({ name }) => name)).toEqual(['lots']);
});

it('comes back from a project as it was, and is refused where it is damaged', async () => {
  const project = createProject(join(folder, 'a.placeprint'));
  const { sourceId } = await addSource(project, [lots, zones]);
  const store = loadSource(project, sourceId);
  const packed = readMapFacts(project, sourceId);
  const { facts } = await readSource([lots, zones]);
  const plainOf = (layers: typeof facts) => layers.map(({ unseen, ...rest }) => [rest, unseen?.featureCount]);
  expect(plainOf(openFacts(packed, store))).toEqual(plainOf(facts));
  const damaged = (change: (layers: typeof packed.layers) => void) => {
    const layers = structuredClone(packed.layers);
    change(layers);
    return () => openFacts({ ...packed, layers }, store);
  };
  expect(damaged((layers) => (layers[0].seenFrom = 1))).toThrow(/damaged/);
  expect(damaged((layers) => (layers[0].columns[0].values = ['one']))).toThrow(/damaged/);
  expect(damaged((layers) => layers[1].columns.push({ property: 'x', values: [] }))).toThrow(/damaged/);
  expect(damaged((layers) => (layers[1].unseenCount = 11))).toThrow(/damaged/);
  expect(damaged((layers) => layers.pop())).toThrow(/damaged/);
});
