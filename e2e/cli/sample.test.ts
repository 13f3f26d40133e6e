import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cityIn, placeprint, placeprintJson } from './placeprint';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-sample-e2e-'));
const project = join(folder, 'city.placeprint');
const region = join(folder, 'ward.geojson');
const sample = ['sample', project, '--region', region, '--by'];

beforeAll(async () => {
  const layers = await cityIn(folder, { seed: 3, sizeM: 2000, placeCount: 50 });
  const ring = [[-40.008, 39.992], [-39.992, 39.992], [-39.992, 40.008], [-40.008, 39.992]]; // prettier-ignore
  writeFileSync(region, JSON.stringify({ type: 'Polygon', coordinates: [ring] }));
  await placeprintJson('create', project);
  await placeprintJson('import', project, join(folder, 'places.csv'));
  await placeprintJson('source', 'add', project, ...layers);
});
afterAll(() => rmSync(folder, { recursive: true }));

it('puts places into a region by grid, at random and along roads, as many as it said', async () => {
  for (const way of [
    ['h3', '--resolution', '11'],
    ['random', '--count', '40'],
    ['roads', '--every', '50'],
  ]) {
    const { places } = await placeprintJson<{ places: number }>(...sample, ...way, '--dry-run');
    expect(places).toBeGreaterThan(20);
    expect(await placeprintJson(...sample, ...way)).toMatchObject({ placeCount: places });
  }
  const written = await placeprintJson<{ features: number }>('export', project, 'places', '--out', join(folder, 'all.csv')); // prettier-ignore
  expect(written.features).toBeGreaterThan(50 + 3 * 20);
});

it('refuses what comes to nothing, and a region that is not there', async () => {
  const codes = [];
  for (const args of [
    [...sample, 'h3', '--resolution', '5'],
    [...sample, 'h3', '--resolution', '16'],
    ['sample', project, '--region', 'Nowhere', '--by', 'random'],
  ])
    codes.push((await placeprint(args)).code);
  expect(codes).toEqual([2, 2, 2]);
});
