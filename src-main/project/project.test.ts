import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src-shared/errors';
import { appRoot } from '../files/entryPath';
import { deleteDataset, hideDataset, listDatasets } from './datasets';
import { addEmbeddingSet, getEmbeddingSet, readEmbeddings } from './embeddings';
import {
  addPlaceImages,
  getImageSet,
  imageSetFor,
  listImagePlaces,
  listImageSets,
  placesWithoutImage,
  readImage,
} from './images';
import { addJob, listJobs, setJobProgress } from './jobs';
import {
  addMapSource,
  deleteMapSource,
  listCreditedSources,
  listMapSources,
  readMapSource,
  renameMapSource,
  restoreMapSource,
} from './mapSources';
import { createProject } from './createProject';
import { openProject } from './openProject';
import { eachPlaceDetails } from './placeDetails';
import { countPlaces, listPlaces, placesInBBox } from './places';
import { addDataset, addUnfinishedDataset } from './places.fixture';
import { labelsOf } from './targets';
import { addPredictionSet, getPredictionSet, readPredictions } from './predictions';
import { type Project } from './project';
import {
  addCheckpoint,
  addMetrics,
  addRun,
  epochStartCheckpoint,
  getRun,
  lastCheckpoint,
  listMetrics,
  runHiddenLabels,
  runPlaceIds,
} from './runs';

const folder = () => mkdtempSync(join(tmpdir(), 'placeprint-project-'));
const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return 'no error';
};

function withPlaces(project: Project, finish = true): number {
  const add = finish ? addDataset : addUnfinishedDataset;
  return add(
    project,
    [
      { lng: 10, lat: 50, properties: { street: 'A' }, labels: { price: 100 } },
      { lng: 11, lat: 51, labels: { population: 7 } },
    ],
    { name: 'sales', mapping: { lng: 'x', lat: 'y' } },
  );
}

/** Places, a source, an image set with images, and a run over both places. */
function withRun(project: Project) {
  withPlaces(project);
  const store = new SharedArrayBuffer(9 << 20);
  new Uint8Array(store).fill(7);
  const sourceId = addMapSource(project, {
    name: 'map',
    attribution: null,
    featureCount: 1,
    summary: {},
    store,
  });
  const set = imageSetFor(project, {
    sourceId,
    sizePx: 128,
    metresPerPixel: 2,
    styleVersion: 1,
    minEntropy: 0.4,
  });
  const image = (fill: number) => ({
    hash: new Uint8Array(32).fill(fill),
    sidePx: 2,
    bytes: new Uint8Array([fill]),
  });
  addPlaceImages(project, set.id, [
    { placeId: 1, canvas: image(1), context: image(2), entropy: 0.5 },
    { placeId: 2, canvas: image(1), context: image(3), entropy: 0.3 },
  ]);
  const run = {
    name: 'r',
    imageSetId: set.id,
    settings: { a: 1 },
    labels: null,
    executor: 'cpu',
    seed: 3,
    totalSteps: 10,
  };
  const runId = addRun(project, { ...run, placeIds: [2, 1], hidden: { price: [1] } });
  return { sourceId, set, runId };
}

describe('image sets', () => {
  it('a set whose drawing was cancelled does not take the place of the fullest one, a complete one does', () => {
    const project = createProject(join(folder(), 'a.placeprint'));
    const { set: first } = withRun(project);
    const look = { ...first, sizePx: 64 };
    const second = imageSetFor(project, look);
    const image = { hash: new Uint8Array(32).fill(1), sidePx: 2, bytes: new Uint8Array([1]) };
    const drawn = (placeId: number) => [{ placeId, canvas: image, context: image, entropy: 0.5 }];
    addPlaceImages(project, second.id, drawn(1));
    expect([getImageSet(project).id, getImageSet(project, second.id)]).toEqual([first.id, second]);
    expect(() => getImageSet(project, 9)).toThrow('There is no image set 9; there are: 1, 2.');
    addPlaceImages(project, second.id, drawn(2));
    expect(getImageSet(project).id).toBe(second.id);
    project.close();
  });
});

describe('map sources', () => {
  const names = (sources: { name: string }[]) => sources.map(({ name }) => name);
  const another = (project: Project, name: string) =>
    addMapSource(project, {
      name,
      attribution: null,
      featureCount: 0,
      summary: {},
      store: new SharedArrayBuffer(8),
    });
  const reopened = (project: Project) => {
    project.close();
    return openProject(project.path);
  };
  const stored = (project: Project) =>
    project.get('SELECT count(*) AS sources, sum(store_bytes) AS bytes FROM map_sources');

  it('are renamed, hidden, restored, and gone after the next opening', () => {
    const created = createProject(join(folder(), 'a.placeprint'));
    const [first, second] = [another(created, 'old'), another(created, 'new')];
    imageSetFor(created, { sourceId: second, sizePx: 64, metresPerPixel: 2, styleVersion: 1, minEntropy: 0 });
    renameMapSource(created, second, 'mine');
    deleteMapSource(created, second);
    expect(names(listMapSources(created))).toEqual(['old']);
    restoreMapSource(created, second);
    expect(names(listMapSources(created))).toEqual(['old', 'mine']);
    deleteMapSource(created, second);
    // The empty image set goes along: nothing was drawn or learnt.
    const project = reopened(created);
    expect(codeOf(() => restoreMapSource(project, second))).toBe('state/missing');
    expect([names(listMapSources(project)), listImageSets(project), stored(project)]).toEqual([
      ['old'],
      [],
      { sources: 1, bytes: 8 },
    ]);
    expect(listMapSources(project)[0].id).toBe(first);
    project.close();
  });

  it('leave the images drawn from them, and what was learnt, usable, and are named for them', () => {
    const created = createProject(join(folder(), 'a.placeprint'));
    const { sourceId, set, runId } = withRun(created);
    deleteMapSource(created, sourceId);
    // Hidden, it can be read: a drawing under way goes on.
    expect(readMapSource(created, sourceId).byteLength).toBe(9 << 20);
    let project = reopened(created);
    expect(codeOf(() => restoreMapSource(project, sourceId))).toBe('state/missing');
    expect([names(listMapSources(project)), names(listCreditedSources(project))]).toEqual([[], ['map']]);
    expect(stored(project)).toEqual({ sources: 1, bytes: 0 });
    expect(codeOf(() => readMapSource(project, sourceId))).toBe('state/missing');
    expect(getImageSet(project)).toEqual(set);
    const [{ canvasId }] = listImagePlaces(project, set);
    expect([readImage(project, canvasId).sidePx, getRun(project, runId).imageSetId]).toEqual([2, set.id]);
    // Without the images, and with the run gone, so is the source.
    project.run('DELETE FROM place_images');
    project.run('DELETE FROM runs');
    project = reopened(project);
    expect([listCreditedSources(project), listImageSets(project)]).toEqual([[], []]);
    project.close();
  });
});

describe('project file', () => {
  it('creates, refuses to overwrite, closes and opens again', () => {
    const path = join(folder(), 'a.placeprint');
    createProject(path).close();
    expect(codeOf(() => createProject(path))).toBe('state/exists');
    const project = openProject(path);
    expect(countPlaces(project)).toBe(0);
    project.close();
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  it('refuses what is no project, what is missing, damaged or newer, and leaves each file as it was', () => {
    const dir = folder();
    const text = join(dir, 'text.placeprint');
    writeFileSync(text, 'longitude,latitude\n1,2\n'.repeat(100));
    expect(codeOf(() => openProject(text))).toBe('input/unsupported');
    expect(codeOf(() => openProject(join(dir, 'none')))).toBe('state/missing');

    const good = join(dir, 'good.placeprint');
    createProject(good).close();
    const bytes = readFileSync(good);
    const damaged = join(dir, 'damaged.placeprint');
    writeFileSync(damaged, Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 0xff)]));
    expect(codeOf(() => openProject(damaged))).toBe('io/corrupt');

    const newer = join(dir, 'newer.placeprint');
    const changed = Buffer.from(bytes);
    changed.writeUInt32BE(9999, 60); // SQLite's header: user_version
    writeFileSync(newer, changed);
    expect(codeOf(() => openProject(newer))).toBe('state/newer-version');
    expect(readFileSync(newer)).toEqual(changed);
  });

  it('lets one process write while others read', () => {
    const path = join(folder(), 'a.placeprint');
    const writer = createProject(path);
    expect(codeOf(() => openProject(path))).toBe('state/busy');
    const reader = openProject(path, { mode: 'read' });
    withPlaces(writer);
    expect(countPlaces(reader)).toBe(2);
    expect(codeOf(() => reader.transaction(() => {}))).toBe('state/read-only');
    reader.close();
    writer.close();
    openProject(path).close();
  });

  it('migrates an older file after a backup, and not at all if a migration fails', () => {
    const dir = folder();
    const path = join(dir, 'old.placeprint');
    const first = createProject(path);
    withPlaces(first);
    first.close();
    const migrations = folder();
    cpSync(join(appRoot, 'migrations'), migrations, { recursive: true });
    writeFileSync(join(migrations, '0910_more.sql'), 'CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT;');
    writeFileSync(
      join(migrations, '0920_broken.sql'),
      'CREATE TABLE third (id INTEGER) STRICT; SELECT nonsense FROM nowhere;',
    );
    expect(codeOf(() => openProject(path, { migrationsFolder: migrations }))).toBe('io/database');
    const untouched = openProject(path);
    expect(countPlaces(untouched)).toBe(2);
    untouched.close();
    writeFileSync(join(migrations, '0920_broken.sql'), 'CREATE TABLE third (id INTEGER) STRICT;');
    openProject(path, { migrationsFolder: migrations }).close();
    expect(codeOf(() => openProject(path))).toBe('state/newer-version');
    const [backupName] = readdirSync(dir).filter((name) => /\.v\d+\.backup$/.test(name));
    const backup = openProject(join(dir, backupName));
    expect(countPlaces(backup)).toBe(2);
    backup.close();
  });

  it('brings an older file up to date for a reader too, after a backup', () => {
    const dir = folder();
    const path = join(dir, 'old.placeprint');
    createProject(path).close();
    const migrations = folder();
    cpSync(join(appRoot, 'migrations'), migrations, { recursive: true });
    writeFileSync(join(migrations, '0910_more.sql'), 'CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT;');
    const reader = openProject(path, { mode: 'read', migrationsFolder: migrations });
    expect(reader.all('SELECT id FROM more')).toEqual([]);
    expect(codeOf(() => reader.transaction(() => {}))).toBe('state/read-only');
    reader.close();
    expect(readdirSync(dir).some((name) => /\.v\d+\.backup$/.test(name))).toBe(true);
  });

  it('hides an unfinished import and sweeps it at the next opening', () => {
    const path = join(folder(), 'a.placeprint');
    const project = createProject(path);
    withPlaces(project, false);
    expect({ places: listPlaces(project), datasets: listDatasets(project) }).toEqual({
      places: [],
      datasets: [],
    });
    addJob(project, 'import');
    project.close();
    const again = openProject(path);
    expect(again.all('SELECT id FROM places')).toEqual([]);
    expect(again.all('SELECT id FROM columns')).toEqual([]);
    expect(again.all('SELECT column_id FROM column_chunks')).toEqual([]);
    expect(listJobs(again).map(({ kind, state }) => ({ kind, state }))).toEqual([
      { kind: 'import', state: 'interrupted' },
    ]);
    again.close();
  });
});

describe('repositories', () => {
  it('find places by box, labels and properties, and forget a deleted dataset', () => {
    const project = createProject(join(folder(), 'a.placeprint'));
    const id = withPlaces(project);
    expect(placesInBBox(project, [10.5, 50, 11, 51]).map((place) => place.id)).toEqual([2]);
    expect(labelsOf(project, 'price')).toEqual(new Map([[1, 100]]));
    expect([...eachPlaceDetails(project)]).toEqual([
      {
        id: 1,
        datasetId: id,
        lng: 10,
        lat: 50,
        labels: { price: 100 },
        properties: new Map([['street', 'A']]),
      },
      { id: 2, datasetId: id, lng: 11, lat: 51, labels: { population: 7 }, properties: new Map() },
    ]);
    deleteDataset(project, id);
    expect(placesInBBox(project, [-180, -90, 180, 90])).toEqual([]);
    project.close();
  });

  it('removes the images of a deleted dataset at the next opening', () => {
    const project = createProject(join(folder(), 'a.placeprint'));
    const { set } = withRun(project);
    const another = addDataset(project, [{ lng: 1, lat: 2 }]);
    const { id: place } = listPlaces(project).at(-1)!;
    const image = (fill: number) => ({
      hash: new Uint8Array(32).fill(fill),
      sidePx: 2,
      bytes: new Uint8Array([fill]),
    });
    addPlaceImages(project, set.id, [{ placeId: place, canvas: image(1), context: image(9), entropy: 0.5 }]);
    const images = () => project.get<{ count: number }>('SELECT count(*) AS count FROM images')!.count;
    expect(images()).toBe(4);
    hideDataset(project, another);
    expect(images()).toBe(4);
    project.close();
    const reopened = openProject(project.path);
    expect(reopened.get('SELECT count(*) AS count FROM images')).toEqual({ count: 3 });
    reopened.close();
  });

  it('store map sources, images once by content, runs, checkpoints and metrics', () => {
    const project = createProject(join(folder(), 'a.placeprint'));
    const { sourceId, set, runId } = withRun(project);
    expect(new Uint8Array(readMapSource(project, sourceId)).every((byte) => byte === 7)).toBe(true);
    expect(project.get('SELECT count(*) AS count FROM images')).toEqual({ count: 3 });
    expect(listImagePlaces(project, getImageSet(project)).map((place) => place.id)).toEqual([1]);
    expect(listImagePlaces(project, set, false).map((place) => place.id)).toEqual([1, 2]);
    expect(placesWithoutImage(project, set.id)).toEqual([]);
    expect(runPlaceIds(project, runId)).toEqual([2, 1]);
    expect(runHiddenLabels(project, runId, 'price')).toEqual(new Set([1]));
    for (const step of [1, 2, 3])
      addCheckpoint(project, runId, { step, epoch: step, bytes: new Uint8Array([step]) });
    expect(lastCheckpoint(project, runId)).toEqual({ step: 3, epoch: 3, bytes: Buffer.from([3]) });
    expect(project.get('SELECT count(*) AS count FROM checkpoints')).toEqual({ count: 2 });
    // Cancelled in the middle of the fourth epoch, twice: the end of the third stays.
    for (const step of [4, 5])
      addCheckpoint(project, runId, { step, epoch: 3, bytes: new Uint8Array([step]) });
    expect([lastCheckpoint(project, runId)!.step, epochStartCheckpoint(project, runId)!.step]).toEqual([
      5, 3,
    ]);
    addMetrics(project, runId, [{ step: 1, name: 'loss', value: 5 }]);
    addMetrics(project, runId, [{ step: 1, name: 'loss', value: 4 }]);
    expect(listMetrics(project, runId)).toEqual([{ step: 1, name: 'loss', value: 4 }]);
    expect(getRun(project, runId)).toMatchObject({ step: 5, state: 'created', settings: { a: 1 }, seed: 3 });
    project.close();
  });

  it('store embeddings over several chunks and predictions with their labels', () => {
    const project = createProject(join(folder(), 'a.placeprint'));
    const { set, runId } = withRun(project);
    const placeIds = Float64Array.from({ length: 5000 }, (_, i) => i + 1);
    const vectors = Float32Array.from({ length: 10_000 }, (_, i) => i / 3);
    const named = { name: 'e', runId, imageSetId: set.id, dimension: 2, settings: {}, seed: 1 };
    const setId = addEmbeddingSet(project, named, { placeIds, vectors });
    expect(readEmbeddings(project, getEmbeddingSet(project, setId))).toEqual({
      placeIds,
      vectors,
      dimension: 2,
    });
    const predictionSet = {
      name: 'p',
      target: 'price' as const,
      model: 'ridge',
      embeddingSetId: setId,
      split: { name: 'gaps' },
      metrics: {},
    };
    const values = { value: 90, lower: 50, upper: 130, inSample: true, outOfFold: 80 };
    addPredictionSet(project, predictionSet, [{ placeId: 1, ...values }]);
    expect([...readPredictions(project, getPredictionSet(project)).places]).toEqual([
      { placeId: 1, lng: 10, lat: 50, ...values, actual: 100 },
    ]);
    for (const { id } of listDatasets(project)) hideDataset(project, id);
    expect([...readPredictions(project, getPredictionSet(project)).places]).toEqual([]);
    project.close();
  });

  it('list jobs with their progress', () => {
    const project = createProject(join(folder(), 'a.placeprint'));
    const id = addJob(project, 'render');
    setJobProgress(project, id, { stage: 'draw', done: 3, total: 9, unit: 'images' });
    expect(listJobs(project)).toMatchObject([
      { id, kind: 'render', state: 'running', done: 3, total: 9, unit: 'images' },
    ]);
    project.close();
  });
});
