import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeSampleCity } from '../../src-main/sample/writeSampleCity';
import { placeprint, placeprintJson, tinyTraining } from './placeprint';

const placeCount = 400;
const folder = mkdtempSync(join(tmpdir(), 'placeprint-e2e-'));
const project = join(folder, 'city.placeprint');
const file = (name: string) => join(folder, name);
const hasOgrinfo = existsSync('/usr/bin/ogrinfo');

interface Collection {
  type: string;
  features: {
    geometry: { type: string; coordinates: [number, number] };
    properties: Record<string, unknown>;
  }[];
  bbox: number[];
  attribution?: string;
  provenance?: object;
  crs?: unknown;
}

beforeAll(async () => {
  const files = await writeSampleCity(folder, { seed: 3, sizeM: 3000, placeCount });
  const layers = files.filter((name) => name.startsWith('map/')).map(file);
  await placeprintJson(['create', project]);
  const report = await placeprintJson<object>([
    'import',
    project,
    file('places.csv'),
    '--price',
    'land_price',
    '--attribution',
    'Generated',
  ]);
  expect(report).toMatchObject({ rowsRead: placeCount, placesImported: placeCount, problems: [] });
  const source = await placeprintJson<object>([
    'source',
    'add',
    project,
    ...layers,
    '--attribution',
    'Generated',
  ]);
  expect(source).toMatchObject({ sourceId: 1, attribution: 'Generated' });
});

describe('the main job on the command line', () => {
  it('draws the images once and writes their contact sheet', async () => {
    const first = await placeprintJson<{ drawn: number; kept: number; dropped: number }>([
      'render',
      project,
      '--size-px',
      '64',
    ]);
    expect(first).toMatchObject({ drawn: placeCount, kept: placeCount - first.dropped });
    expect(await placeprintJson(['render', project, '--size-px', '64'])).toMatchObject({
      drawn: 0,
      reused: placeCount,
    });
    await placeprintJson(['sheet', project, '--out', file('sheet.png')]);
    expect(readFileSync(file('sheet.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  it('trains with the labels of one fold hidden, and embeds', async () => {
    const run = await placeprintJson<object>([
      'train',
      project,
      '--executor',
      'compiled',
      '--seed',
      '2',
      ...tinyTraining,
    ]);
    expect(run).toMatchObject({
      state: 'done',
      seed: 2,
      labels: { split: { splits: ['gaps', 'neighbourhood', 'area'], fold: 2, seed: 2 } },
    });
    const { sets } = await placeprintJson<{ sets: object[] }>(['embed', project]);
    expect(sets).toMatchObject([
      { runId: 1, dimension: 32 },
      { runId: null, dimension: 32 },
    ]);
    expect((await placeprint(['runs', project])).stdout).toContain('vit 32, seed 2');
  });

  it('finds similar places, also within a region', async () => {
    const [place] = (await exported('places')).features;
    const at = place.geometry.coordinates.join();
    const { hits } = await placeprintJson<{ hits: { lng: number; similarity: number }[] }>([
      'search',
      project,
      '--at',
      at,
      '--top',
      '7',
    ]);
    expect(hits.length).toBe(7);
    expect(hits.map(({ similarity }) => similarity)).toEqual(
      hits.map(({ similarity }) => similarity).toSorted((a, b) => b - a),
    );
    const [west, south, , north] = (await exported('places')).bbox;
    const middle = place.geometry.coordinates[0];
    const ring = [[west, south], [middle, south], [middle, north], [west, north], [west, south]]; // prettier-ignore
    writeFileSync(file('region.geojson'), JSON.stringify({ type: 'Polygon', coordinates: [ring] }));
    const within = await placeprintJson<{ hits: { lng: number }[] }>([
      'search',
      project,
      '--at',
      at,
      '--within',
      file('region.geojson'),
    ]);
    expect(within.hits.every(({ lng }) => lng <= middle)).toBe(true);
  });

  it('scores beside the baselines on the hidden fold alone, and predicts every embedded place', async () => {
    const { evaluation } = await placeprintJson<{
      evaluation: { folds: number[]; rows: { model: string }[] };
    }>([
      'predict',
      project,
      '--target',
      'price',
      '--split',
      'gaps', // prettier-ignore
    ]);
    expect({ folds: evaluation.folds, models: evaluation.rows.map(({ model }) => model) }).toEqual({
      folds: [2],
      models: [
        'nearestOnCoordinates',
        'ridgeOnCoordinates',
        'randomEncoder',
        'trainedEncoder',
        'trainedEncoderAndCoordinates',
      ],
    });
    const predictions = await exported('predictions');
    const embeddings = await exported('embeddings');
    expect(predictions.features.length).toBe(embeddings.features.length);
    for (const { properties } of predictions.features) {
      const { lower, value, upper } = properties as Record<string, number>;
      expect(lower < value && value < upper).toBe(true);
    }
  });

  it.skipIf(!hasOgrinfo)('exports what another program opens without a warning (needs ogrinfo)', async () => {
    for (const what of ['places', 'predictions', 'embeddings']) {
      const { features, bbox } = await exported(what);
      const told = execFileSync('ogrinfo', ['-al', '-so', file(`${what}.geojson`)], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
      expect(told).toContain(`Feature Count: ${features.length}`);
      expect(told).toContain(
        `Extent: (${bbox[0].toFixed(6)}, ${bbox[1].toFixed(6)}) - (${bbox[2].toFixed(6)}, ${bbox[3].toFixed(6)})`,
      );
      expect(told).not.toMatch(/warning|error/i);
    }
  });
});

/** Exports and reads back; checks what holds for every export. */
async function exported(what: string): Promise<Collection> {
  const path = file(`${what}.geojson`);
  await placeprintJson(['export', project, what, '--out', path]);
  const text = readFileSync(path, 'utf8');
  expect(text).not.toMatch(/NaN|Infinity/);
  const collection = JSON.parse(text) as Collection;
  expect(collection).toMatchObject({
    type: 'FeatureCollection',
    attribution: expect.stringContaining('Generated'),
    provenance: {},
  });
  expect('crs' in collection).toBe(false);
  return collection;
}
