import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bboxOf, type Collection } from './collection';
import { cityIn, placeprint, placeprintJson, tinyTraining } from './placeprint';

const placeCount = 400;
const folder = mkdtempSync(join(tmpdir(), 'placeprint-e2e-'));
const project = join(folder, 'city.placeprint');
const file = (name: string) => join(folder, name);
const hasOgrinfo = !spawnSync('ogrinfo', ['--version']).error;
const exports = ['places', 'predictions', 'embeddings'] as const;
const collections = new Map<string, Collection>();

beforeAll(async () => {
  const layers = await cityIn(folder, { seed: 3, sizeM: 3000, placeCount });
  const [from, map] = ['Generated places', 'Generated map'].map((text) => ['--attribution', text]);
  expect(await placeprintJson('create', project)).toEqual({ project });
  expect(await placeprintJson('import', project, file('places.csv'), ...from)).toMatchObject({
    rowsRead: placeCount,
    placesImported: placeCount,
    problems: [],
    mapping: { lng: 'longitude', lat: 'latitude', price: 'land_price', population: 'population_density' },
  });
  expect(await placeprintJson('source', 'add', project, ...layers, ...map)).toMatchObject({
    sourceId: 1,
    attribution: 'Generated map',
    notices: [],
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the main job on the command line', () => {
  it('draws the images once and writes their contact sheet', async () => {
    const render = ['render', project, '--size-px', '64'];
    const first = await placeprintJson<{ kept: number; dropped: number }>(...render);
    const { kept, dropped } = first;
    const drawn = { imageSetId: 1, kept, dropped: placeCount - kept, minEntropy: 0.1 };
    expect(first).toEqual({ ...drawn, drawn: placeCount, reused: 0 });
    expect(await placeprintJson(...render)).toEqual({ ...drawn, drawn: 0, reused: placeCount });
    const out = file('sheet.png');
    expect(await placeprintJson('sheet', project, '--out', out)).toEqual({ out, kept, dropped });
    expect(readFileSync(out).subarray(1, 4).toString()).toBe('PNG');
  });

  it('trains with the labels of one fold hidden, lists the run, and embeds', async () => {
    const run = await placeprintJson(
      'train',
      project,
      '--executor',
      'compiled',
      '--seed',
      '2',
      ...tinyTraining,
    );
    expect(run).toMatchObject({
      state: 'done',
      seed: 2,
      settings: { encoder: { width: 32, depth: 1, heads: 2 }, epochs: 2 },
      labels: { split: { splits: ['gaps', 'neighbourhood', 'area'], fold: 2, seed: 2 } },
    });
    expect(await placeprintJson('runs', project)).toEqual({ runs: [run] });
    expect((await placeprint(['runs', project])).stdout).toContain('vit 32, seed 2');
    expect(await placeprintJson('embed', project)).toMatchObject({
      sets: [
        { id: 1, runId: 1, dimension: 32 },
        { id: 2, runId: null, dimension: 32 },
      ],
    });
  });

  it.for([
    ['population', 'neighbourhood'],
    ['price', 'gaps'],
  ])('scores %s beside the baselines under %s', async ([target, split]) => {
    const { evaluation } = await placeprintJson<{
      evaluation: { folds: number[]; rows: { model: string; pooled: { count: number } }[] };
    }>('predict', project, '--target', target, '--split', split);
    expect(evaluation).toMatchObject({ target, split: { name: split, seed: 2 }, runId: 1, randomSetId: 2 });
    // An encoder that saw labels is scored only where they were hidden.
    expect(evaluation.folds).toContain(2);
    expect(evaluation.folds.length).toBeLessThan(5);
    expect(evaluation.rows.map(({ model }) => model)).toEqual([
      'nearestOnCoordinates',
      'ridgeOnCoordinates',
      'krigingOnCoordinates',
      'randomEncoder',
      'trainedEncoder',
      'trainedEncoderAndCoordinates',
      'trainedEncoderAndNeighbours',
      'ridgeOnSurroundings',
      'krigingOnAll',
    ]);
    expect(new Set(evaluation.rows.map(({ pooled }) => pooled.count)).size).toBe(1);
  });

  it.for(exports)('exports %s as RFC 7946 GeoJSON', async (what) => {
    const path = file(`${what}.geojson`);
    const written = await placeprintJson('export', project, what, '--out', path);
    const text = readFileSync(path, 'utf8');
    const collection = JSON.parse(text) as Collection;
    collections.set(what, collection);
    const { features, bbox, provenance, ...members } = collection;
    expect(written).toEqual({ path, features: features.length, bbox });
    expect(bbox).toEqual(bboxOf(collection));
    expect(members).toEqual({
      type: 'FeatureCollection',
      attribution: what === 'places' ? 'Generated places' : 'Generated places; Generated map',
    });
    expect(provenance).toMatchObject({
      project: 'city.placeprint',
      ...(what === 'places' ? {} : { embeddingSet: { id: 1, run: { id: 1, seed: 2 } } }),
    });
    expect(text).not.toMatch(/NaN|Infinity/);
    for (const { type, geometry } of features) {
      const [lng, lat] = geometry.coordinates;
      expect(geometry.coordinates).toEqual([lng, lat].map((degrees) => Number(degrees.toFixed(6))));
      // Longitude first: the city lies around 40° W, 40° N.
      const found = { type, of: geometry.type, near: [lng, lat].map(Math.round) };
      expect(found).toEqual({ type: 'Feature', of: 'Point', near: [-40, 40] });
    }
  });

  it('predicts every embedded place, with an interval around the value', () => {
    const idsOf = (what: string) => collections.get(what)!.features.map(({ id }) => id);
    expect(idsOf('predictions')).toEqual(idsOf('embeddings'));
    expect(idsOf('places').length).toBe(placeCount);
    for (const { properties } of collections.get('predictions')!.features) {
      const { lower, value, upper } = properties as Record<string, number>;
      expect(lower < value && value < upper).toBe(true);
    }
  });

  it('finds similar places, also within a region', async () => {
    const { features, bbox } = collections.get('embeddings')!;
    const [place] = features;
    const [lng] = place.geometry.coordinates;
    const search = ['search', project, '--at', place.geometry.coordinates.join()];
    type Found = { queryPlaces: number[]; hits: { placeId: number; lng: number; similarity: number }[] };
    const { queryPlaces, hits } = await placeprintJson<Found>(...search, '--top', '7');
    expect({ queryPlaces, count: hits.length }).toEqual({ queryPlaces: [place.id], count: 7 });
    expect(hits).toEqual(hits.toSorted((a, b) => b.similarity - a.similarity));
    // The bbox is rounded: places lie up to half a unit of its last decimal outside.
    const [west, south, , north] = bbox.map((degrees, i) => degrees + (i < 2 ? -1e-6 : 1e-6));
    const coordinates = [[[west, south], [lng, south], [lng, north], [west, north], [west, south]]]; // prettier-ignore
    writeFileSync(file('region.geojson'), JSON.stringify({ type: 'Polygon', coordinates }));
    const within = await placeprintJson<Found>(
      ...search,
      '--within',
      file('region.geojson'),
      '--top',
      '1000',
      '--apart',
      '0',
    );
    const there = features.filter(({ id, geometry }) => id !== place.id && geometry.coordinates[0] < lng);
    expect(within.hits.map(({ placeId }) => placeId).toSorted((a, b) => a - b)).toEqual(
      there.map(({ id }) => id),
    );
  });

  it.skipIf(!hasOgrinfo)('exports what another program opens without a warning (needs ogrinfo)', () => {
    for (const what of exports) {
      const { features, bbox } = collections.get(what)!;
      const told = execFileSync('sh', ['-c', `ogrinfo -al -so "$0" 2>&1`, file(`${what}.geojson`)], {
        encoding: 'utf8',
      });
      const [west, south, east, north] = bbox.map((degrees) => degrees.toFixed(6));
      expect(told).toContain(`Geometry: Point\nFeature Count: ${features.length}\n`);
      expect(told).toContain(`Extent: (${west}, ${south}) - (${east}, ${north})\n`);
      expect(told).not.toMatch(/warning|error/i);
    }
  });
});
