import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { proposedTargets } from '../../src-shared/kinds/targets';
import { type Ring } from '../../src-shared/geo/polygon';
import { parsePreset } from '../../src-shared/settings/presets';
import { runJob } from '../jobs/runJob';
import { addClasses, addDataset } from '../project/places.fixture';
import { addEmbeddingSet } from '../project/embeddings';
import { imageSetFor } from '../project/images';
import { addMapSource } from '../project/mapSources';
import { createProject } from '../project/createProject';
import { addPredictionSet, getPredictionSet } from '../project/predictions';
import { addRegion } from '../project/regions';
import { addRun } from '../project/runs';
import { exportEmbeddings } from './exportEmbeddings';
import { exportHits } from './exportHits';
import { exportPlaces } from './exportPlaces';
import { exportPredictions } from './exportPredictions';
import { exportRegions } from './exportRegions';

const pooled = { count: 2, r2: 0.5, rmse: 0.7, mae: 0.5, original: { rmse: 9, mae: 8, mape: null } };
const scored = {
  definition: proposedTargets.price,
  split: { name: 'gaps', folds: 5, bufferM: 0 },
  folds: [0, 1],
  usedPlaces: 2,
};
const interval = { level: 0.9, halfWidth: null, coverage: 0.9 };

function testProject() {
  const dir = mkdtempSync(join(tmpdir(), 'placeprint-export-'));
  const project = createProject(join(dir, 'city.placeprint'));
  addDataset(
    project,
    [
      { lng: 5, lat: 50, properties: { street: 'A', Price: '1 000' }, labels: { price: 1000 } },
      { lng: 5.5, lat: 50.25, properties: { street: '=1+1' }, labels: { population: 0 } },
    ],
    { name: 'sales', attribution: 'City of A' },
  );
  const map = { name: 'm', attribution: '© OpenStreetMap contributors', featureCount: 0, summary: {} };
  const sourceId = addMapSource(project, { ...map, store: new SharedArrayBuffer(8) });
  const look = { sourceId, sizePx: 64, metresPerPixel: 2, styleVersion: 1, minEntropy: 0 };
  const imageSetId = imageSetFor(project, look).id;
  const settings = parsePreset('quick');
  const run = { name: 'first', imageSetId, settings, labels: null, executor: 'cpu', seed: 3, totalSteps: 1 };
  const runId = addRun(project, { ...run, placeIds: [], hidden: {} });
  const set = { runId, imageSetId, dimension: 2, settings: {}, seed: 3 };
  const vectors = { placeIds: Float64Array.of(2, 1), vectors: Float32Array.of(0.1, -2, 1e-9, 0) };
  const embeddingSetId = addEmbeddingSet(project, set, vectors);
  const row = {
    model: 'ridgeOnCoordinates',
    pooled,
    interval,
    classes: null,
    byFold: [{ fold: 0, metrics: pooled }],
  };
  const prediction = {
    target: 'price' as const,
    model: 'trainedEncoder',
    embeddingSetId,
    split: { name: 'gaps' },
    metrics: { ...scored, rows: [row] },
  };
  addPredictionSet(project, prediction, [
    { placeId: 1, value: 900, lower: 800, upper: 1000, inSample: true, outOfFold: 850 },
    { placeId: 2, value: 700, lower: 0, upper: Infinity, inSample: false, outOfFold: null },
  ]);
  return { project, path: join(dir, 'out.geojson') };
}

const { project, path } = testProject();
const read = () => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
const feature = (id: number, coordinates: number[], properties: Record<string, unknown>) => ({
  type: 'Feature',
  id,
  geometry: { type: 'Point', coordinates },
  properties: { place_id: id, ...properties },
});
const bbox = [5, 50, 5.5, 50.25];
const generator = expect.stringMatching(/^Placeprint \d+\.\d+\.\d+$/) as unknown;
const createdAt = expect.any(String) as unknown;
const embeddingSet = {
  id: 1,
  name: 'first',
  dimension: 2,
  seed: 3,
  createdAt,
  run: { id: 1, name: 'first', seed: 3, step: 0, settings: parsePreset('quick') },
};

describe('exports', () => {
  it('writes places with labels and properties, none of them lost to a name of ours', async () => {
    expect(await exportPlaces(project, path)).toMatchObject({ features: 2 });
    expect(read()).toEqual({
      type: 'FeatureCollection',
      attribution: 'City of A',
      provenance: { generator, project: 'city.placeprint', createdAt },
      features: [
        feature(1, [5, 50], { price: 1000, population: null, street: 'A', Price_imported: '1 000' }),
        feature(2, [5.5, 50.25], { price: null, population: 0, street: '=1+1' }),
      ],
      bbox,
    });
  });

  it('writes the classes of places by their names', async () => {
    const { project: city, path: file } = testProject();
    const uses = ['flat', 'shop'].map((use, i) => ({ lng: 5 + i, lat: 50, properties: { use } }));
    addClasses(city, addDataset(city, uses), 'use');
    const byClass = [{ name: 'flat', count: 1, recall: 0, precision: null }];
    const classFigures = { count: 1, top1: 0, top5: 1, macroF1: 0 };
    const told = { pooled: null, byFold: [], interval: null, classes: classFigures, byClass };
    const metrics = { ...scored, rows: [{ model: 'trainedEncoder', ...told }] };
    const set = {
      target: 'use',
      model: 'trainedEncoder',
      embeddingSetId: null,
      split: { name: 'gaps' },
      metrics,
    };
    addPredictionSet(city, { ...set, classes: ['flat', 'park'] }, [
      { placeId: 1, value: 1, lower: 1, upper: 1, inSample: false, outOfFold: null },
      { placeId: 3, value: 0, lower: 0, upper: 0, inSample: true, outOfFold: 1 },
      { placeId: 4, value: 1, lower: 1, upper: 1, inSample: true, outOfFold: 0 },
    ]);
    await exportPredictions(city, file);
    const written = JSON.parse(readFileSync(file, 'utf8')) as {
      features: unknown[];
      provenance: { predictions: { metrics: unknown } };
    };
    expect(written.features).toEqual([
      feature(1, [5, 50], { value: 'park', actual: null, in_sample: false, out_of_fold: null }),
      feature(3, [5, 50], { value: 'flat', actual: 'flat', in_sample: true, out_of_fold: 'park' }),
      feature(4, [6, 50], { value: 'park', actual: 'shop', in_sample: true, out_of_fold: 'flat' }),
    ]);
    expect(written.provenance.predictions.metrics).toMatchObject({
      models: { 'ridge on trained encoder': { byClass } },
    });
    const table = file.replace('.geojson', '.csv');
    await exportPredictions(city, table);
    expect(readFileSync(table, 'utf8').replace('\uFEFF', '').split(/\r?\n/).slice(0, 3)).toEqual([
      'longitude,latitude,place_id,value,actual,in_sample,out_of_fold',
      '5,50,1,park,,false,',
      '5,50,3,flat,flat,true,park',
    ]);
    city.close();
  });

  it('writes predictions with intervals, residuals where held out, and the figures of the split', async () => {
    await exportPredictions(project, path);
    expect(read()).toEqual({
      type: 'FeatureCollection',
      attribution: 'City of A; © OpenStreetMap contributors',
      provenance: {
        generator,
        project: 'city.placeprint',
        createdAt,
        embeddingSet,
        predictions: {
          id: 1,
          name: 'price, ridge on trained encoder',
          target: 'price',
          model: 'ridge on trained encoder',
          split: { name: 'gaps' },
          metrics: {
            folds: [0, 1],
            models: {
              'ridge on coordinates': { pooled, interval, classes: null },
            },
          },
          createdAt,
        },
      },
      features: [
        feature(1, [5, 50], {
          value: 900,
          lower: 800,
          upper: 1000,
          actual: 1000,
          in_sample: true,
          out_of_fold: 850,
          residual: 150,
        }),
        feature(2, [5.5, 50.25], {
          value: 700,
          lower: 0,
          upper: null,
          actual: null,
          in_sample: false,
          out_of_fold: null,
          residual: null,
        }),
      ],
      bbox,
    });
  });

  it('writes embeddings a column a dimension, beside what is known of the places', async () => {
    await exportEmbeddings(project, path);
    expect(read()).toEqual({
      type: 'FeatureCollection',
      attribution: 'City of A; © OpenStreetMap contributors',
      provenance: { generator, project: 'city.placeprint', createdAt, embeddingSet },
      features: [
        feature(1, [5, 50], {
          ...{ dataset: 'sales', e0: 1e-9, e1: 0, price: 1000, population: null },
          ...{ street: 'A', Price_imported: '1 000' },
        }),
        feature(2, [5.5, 50.25], {
          ...{ dataset: 'sales', e0: 0.1, e1: -2, price: null, population: 0, street: '=1+1' },
        }),
      ],
      bbox,
    });
  });

  it('writes an older set that is asked for, and names those there are', async () => {
    const { project: city, path: file } = testProject();
    const vectors = { placeIds: Float64Array.of(1), vectors: Float32Array.of(7) };
    const made = { runId: 1, imageSetId: 1, settings: {}, seed: 3 };
    addEmbeddingSet(city, { ...made, dimension: 1 }, vectors);
    const values = { value: 1, lower: 0, upper: 2, inSample: false, outOfFold: null };
    addPredictionSet(city, getPredictionSet(city), [{ placeId: 2, ...values }]);
    const written = { embeddings: exportEmbeddings, predictions: exportPredictions };
    const counts = await Promise.all(
      Object.entries(written).flatMap(([what, write]) =>
        [1, 2].map(async (setId) => (await write(city, `${file}.${what}${setId}.csv`, { setId })).features),
      ),
    );
    expect(counts).toEqual([2, 1, 2, 1]);
    await expect(exportEmbeddings(city, file, { setId: 3 })).rejects.toThrow(
      'There is no embedding set 3. Embedding sets of this project: 1 (first), 2 (first).',
    );
    city.close();
  });

  it('writes a table where the name asks for one, formulas made harmless', async () => {
    const table = path.replace('.geojson', '.csv');
    expect(await exportPlaces(project, table)).toMatchObject({ features: 2 });
    expect(readFileSync(table, 'utf8').split('\r\n')).toEqual([
      'longitude,latitude,place_id,price,population,street,Price_imported',
      '5,50,1,1000,,A,1 000',
      `5.5,50.25,2,,0,"'=1+1",`,
      '',
    ]);
  });

  it('writes only what lies in a region, and the regions themselves, though not as a table', async () => {
    const region = {
      polygons: [
        [
          [
            [4, 49],
            [5.2, 49],
            [5.2, 51],
            [4, 49],
          ] as Ring,
        ],
      ],
    };
    expect(await exportPredictions(project, path, { within: region })).toMatchObject({ features: 1 });
    addRegion(project, { name: 'West', region });
    await exportRegions(project, path);
    expect(read()).toMatchObject({
      features: [
        { id: 1, geometry: { type: 'Polygon' }, properties: { name: 'West', created_at: createdAt } },
      ],
      bbox: [4, 49, 5.2, 51],
    });
    await expect(exportRegions(project, path.replace('.geojson', '.csv'))).rejects.toMatchObject({
      code: 'input/unsupported',
    });
  });

  it('writes what a search finds with what is known of it', async () => {
    await exportHits(project, path, { search: { query: { placeId: 1 } } });
    expect(read()).toMatchObject({
      attribution: 'City of A; © OpenStreetMap contributors',
      provenance: { search: { query: { placeId: 1 }, queryPlaces: [1] } },
      features: [
        feature(2, [5.5, 50.25], {
          rank: 1,
          similarity: 0.049938,
          distance_m: 45202.7,
          price: null,
          population: 0,
          street: '=1+1',
        }),
      ],
    });
  });

  it('can be jobs, whose rows are written while places and predictions are read', async () => {
    const large = testProject();
    const places = Array.from({ length: 5000 }, (_, i) => ({ lng: i / 100, lat: 1 }));
    addDataset(large.project, places);
    const set = getPredictionSet(large.project);
    const prediction = { value: 1, lower: 0, upper: 2, inSample: false, outOfFold: null };
    addPredictionSet(
      large.project,
      set,
      places.map((_, i) => ({ placeId: i + 1, ...prediction })),
    );
    const job = (work: typeof exportPlaces) =>
      runJob(large.project, 'export', (options) => work(large.project, large.path, options));
    expect([await job(exportPlaces), await job(exportPredictions)].map(({ features }) => features)).toEqual([
      5002, 5000,
    ]);
  });
});
