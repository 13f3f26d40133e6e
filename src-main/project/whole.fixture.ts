import { proposedTargets } from '../../src-shared/kinds/targets';
import { parsePreset } from '../../src-shared/settings/presets';
import { addEmbeddingSet } from './embeddings';
import { addEncoder } from './encoders';
import { addPlaceImages, imageSetFor } from './images';
import { addMapSource } from './mapSources';
import { setStatisticColumns } from './mapStatistics';
import { smallMap } from '../sources/smallMap.fixture';
import { addDataset } from './places.fixture';
import { addPredictionSet } from './predictions';
import { type Project } from './project';
import { addRegion } from './regions';
import { addRun, setRunHealth, setRunState } from './runs';
import { keepSetting } from './settings';

const figures = { count: 2, r2: 0.5, rmse: 0.7, mae: 0.5, original: { rmse: 1, mae: 1, mape: null } };
const row = { model: 'trainedEncoder', pooled: figures, byFold: [{}], interval: null, classes: null };
const split = { name: 'gaps', folds: 5, bufferM: 0, seed: 1 };
const spread = { mean: 0.5, deviation: null, values: [0.5] };
const error = { code: 'engine/lost', message: { key: 'plain', values: { text: 'gone' } } };
const report = {
  datasetId: 1,
  name: 'places',
  fileName: 'places.csv',
  rowsRead: 2,
  placesImported: 2,
  repeatedPoints: 0,
  problems: [],
  labels: { price: { column: 'price', count: 2, missing: 0 } },
  notices: ['As an older version stored it.'],
};
const ablation = {
  seeds: [1],
  variants: [{ name: 'dino' }],
  runs: [{ seed: 1, fold: 0 }],
  tables: [
    {
      ...{ target: 'price', definition: proposedTargets.price, split, folds: [0], usedPlaces: 2, runs: 1 },
      rows: [{ model: 'trainedEncoder', encoder: 'dino', figures: { r2: spread } }],
      gains: [{ model: 'trainedEncoder', encoder: 'geo', over: 'dino', r2: spread, error: null, top1: null }],
    },
  ],
};
const description = {
  formatVersion: 1,
  productVersion: '0',
  images: { sizePx: 64, metresPerPixel: 2, styleVersion: 1 },
  encoder: {},
  embedding: { width: 2 },
  training: { run: 'r', settingsHash: '', seed: 1, steps: 1, places: 1, finishedAt: null },
  labels: { seen: [], hidden: null },
  attribution: null,
} as const;
const triangle = {
  polygons: [
    [
      [0, 0],
      [1, 0],
      [0, 1],
      [0, 0],
    ] as [number, number][],
  ].map((ring) => [ring]),
};

/** A project with something in every column that holds JSON. */
export function fill(project: Project): void {
  const places = [1, 2].map((i) => ({ lng: i / 100, lat: 1, labels: { price: i } }));
  addDataset(project, places, { report });
  const sourceId = addMapSource(project, smallMap());
  const look = { sourceId, sizePx: 64, metresPerPixel: 2, styleVersion: 1, minEntropy: 0 };
  const imageSetId = imageSetFor(project, look).id;
  const image = (fill: number) => ({ hash: Uint8Array.of(fill), sidePx: 2, bytes: Uint8Array.of(fill) });
  addPlaceImages(project, imageSetId, [{ placeId: 1, canvas: image(1), context: image(2), entropy: 0.5 }]);
  const settings = parsePreset('quick');
  const labels = { split: null, statistics: { price: { mean: 1, deviation: 1 } } };
  const run = { imageSetId, settings, labels, executor: 'cpu', seed: 1, totalSteps: 1, placeIds: [1, 2] };
  const runId = addRun(project, { ...run, hidden: {} });
  setRunState(project, runId, 'failed', { error: { ...error, code: 'engine/lost' } as never });
  setRunHealth(project, runId, [
    { signal: 'loss', alarm: false, value: 1, message: { key: 'plain', values: { text: 'well' } } },
  ]);
  const vectors = { placeIds: Float64Array.of(1, 2), vectors: Float32Array.of(1, 0, 0, 1) };
  const set = { runId, imageSetId, dimension: 2, settings, seed: 1 };
  const embeddingSetId = addEmbeddingSet(project, set, vectors);
  const metrics = { definition: proposedTargets.price, split, folds: [0], usedPlaces: 2, rows: [row] };
  addPredictionSet(
    project,
    { target: 'price', model: row.model, embeddingSetId, split, metrics, classes: ['a'] },
    [],
  );
  addEncoder(
    project,
    { name: 'e', fileName: 'e.onnx', description: description as never },
    new Uint8Array(1),
  );
  setStatisticColumns(project, sourceId, [
    { id: 'share.green.50', message: { key: 'plain', values: { text: 'green' } }, unit: null },
  ]);
  addRegion(project, { name: 'West', region: triangle });
  keepSetting(project, 'colouring', {});
  project.run(
    `INSERT INTO jobs (kind, state, created_at, error_json) VALUES ('train', 'failed', '', ?)`,
    JSON.stringify(error),
  );
  project.run(`INSERT INTO ablations (created_at, report_json) VALUES ('', ?)`, JSON.stringify(ablation));
}
