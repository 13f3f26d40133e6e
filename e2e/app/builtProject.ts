import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { canvasPx } from '../../src-shared/canvas';
import { proposedTargets } from '../../src-shared/kinds/targets';
import { type LngLat } from '../../src-shared/geo/lngLat';
import { randomStream } from '../../src-shared/random';
import { type Evaluation, type ModelEvaluation } from '../../src-main/predict/evaluate';
import { appRoot } from '../../src-main/files/entryPath';
import { addDataset, type TestPlace } from '../../src-main/project/places.fixture';
import { addEmbeddingSet } from '../../src-main/project/embeddings';
import { addPlaceImages, imageSetFor, type StoredImage } from '../../src-main/project/images';
import { createProject } from '../../src-main/project/createProject';
import { addPredictionSet } from '../../src-main/project/predictions';
import { type Project } from '../../src-main/project/project';
import { addRun, setRunState } from '../../src-main/project/runs';
import { addSource } from '../../src-main/sources/addSource';
import { selfTold } from '../../src-main/sources/readSource';

export interface BuiltProject {
  places: LngLat[];
  /** What everything that has a name is called. */
  name: string;
  /** Of the images, whose entropies lie between 0 and 0.8. */
  minEntropy?: number;
  properties?: TestPlace['properties'];
}

/** Read, not imported: Playwright's loader takes no JSON. */
const quickPreset = join(appRoot, 'src-shared/kinds/presets/quick.json');
const sizePx = 64;
const dimension = 8;

/** Makes a project with something of every step, without drawing, training or fitting: figures of chance, not results. */
export async function buildProject(
  path: string,
  { places, name, properties = null, minEntropy = 0.3 }: BuiltProject,
) {
  const project = createProject(path);
  const random = randomStream(5);
  const prices = places.map(() => Math.round(100_000 + 900_000 * random.next()));
  addDataset(
    project,
    places.map(({ lng, lat }, i) => ({ lng, lat, properties, labels: { price: prices[i] } })),
    { name, attribution: name },
  );
  const sourceId = await withMap(project, path, name, places[0]);
  const imageSetId = withImages(project, { sourceId, minEntropy }, places.length);
  const ids = Float64Array.from(places, (_, i) => i + 1);
  const runId = addRun(project, {
    name,
    imageSetId,
    settings: JSON.parse(readFileSync(quickPreset, 'utf8')),
    labels: null,
    executor: 'cpu',
    seed: 1,
    totalSteps: 10,
    placeIds: [...ids.subarray(0, 100)],
    hidden: {},
  });
  setRunState(project, runId, 'done', { device: name });
  const vectors = Float32Array.from({ length: ids.length * dimension }, () => random.next() - 0.5);
  const set = { runId, imageSetId, dimension, settings: {}, seed: 1 };
  const embeddingSetId = addEmbeddingSet(project, set, { placeIds: ids, vectors });
  const metrics = evaluationOf(name, places.length);
  addPredictionSet(
    project,
    { name, target: 'price', model: name, embeddingSetId, split: metrics.split, metrics },
    prices.map((price, i) => {
      const value = price * (0.8 + 0.4 * random.next());
      const bounds = { lower: 0.7 * value, upper: 1.4 * value };
      return { placeId: ids[i], value, ...bounds, inSample: true, outOfFold: value };
    }),
  );
  return project;
}

/** One building, so that tiles can be drawn. */
async function withMap(project: Project, path: string, name: string, { lng, lat }: LngLat): Promise<number> {
  const ring = [
    [0, 0],
    [0.001, 0],
    [0.001, 0.001],
    [0, 0],
  ].map(([x, y]) => [lng + x, lat + y]);
  const geometry = { type: 'Polygon', coordinates: [ring] };
  const feature = { type: 'Feature', properties: { building: 'yes' }, geometry };
  const file = `${path}.map.geojson`;
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
  const { sourceId } = await addSource(project, [selfTold(file)], { name, attribution: name });
  rmSync(file);
  return sourceId;
}

function withImages(
  project: Project,
  { sourceId, minEntropy }: { sourceId: number; minEntropy: number },
  count: number,
): number {
  const look = { sourceId, sizePx, metresPerPixel: 2, styleVersion: 1, minEntropy };
  const { id } = imageSetFor(project, look);
  const random = randomStream(9);
  const greys = Array.from({ length: 20 }, (_, i) => 12 * i);
  const [canvases, contexts] = [canvasPx(sizePx), sizePx].map((sidePx) =>
    greys.map((grey) => greyImage(grey, sidePx)),
  );
  const rows = Array.from({ length: count }, (_, i) => ({
    placeId: i + 1,
    canvas: canvases[i % greys.length],
    context: contexts[i % greys.length],
    entropy: 0.8 * Math.sqrt(random.next()),
  }));
  addPlaceImages(project, id, rows);
  return id;
}

function greyImage(grey: number, sidePx: number): StoredImage {
  const pixels = new Uint8Array(sidePx * sidePx * 3).fill(grey);
  return {
    hash: createHash('sha256').update(pixels).digest(),
    sidePx,
    bytes: zstdCompressSync(pixels),
  };
}

function evaluationOf(model: string, usedPlaces: number): Evaluation {
  const metrics: ModelEvaluation['pooled'] = {
    count: usedPlaces,
    r2: 0.5,
    rmse: 0.7,
    mae: 0.5,
    original: { mae: 1000, rmse: 1500, mape: 0.2 },
  };
  const row = (model: ModelEvaluation['model']): ModelEvaluation => ({
    model,
    pooled: metrics,
    byFold: [],
    interval: { level: 0.9, halfWidth: 0.3, coverage: 0.9 },
    ratios: null,
    classes: null,
  });
  return {
    target: 'price',
    definition: proposedTargets.price,
    split: { name: 'gaps', folds: 5, bufferM: 0, seed: 1 },
    folds: [0, 1, 2, 3, 4],
    labelledPlaces: usedPlaces,
    usedPlaces,
    columns: { used: [], leftOut: [] },
    embeddingSetId: 1,
    runId: 1,
    randomSetId: null,
    rows: [row(model as ModelEvaluation['model']), row('nearestOnCoordinates')],
  };
}
