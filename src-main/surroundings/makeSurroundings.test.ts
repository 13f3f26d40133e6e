import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { exportPlaces } from '../export/exportPlaces';
import { createProject } from '../project/createProject';
import { addMapSource, deleteMapSource } from '../project/mapSources';
import { readSurroundings, setStatisticColumns, statisticColumns } from '../project/mapStatistics';
import { openProject } from '../project/openProject';
import { addDataset } from '../project/places.fixture';
import { deleteDataset } from '../project/datasets';
import { classIndex } from '../sources/classify';
import { LayerStoreBuilder, polygonKind } from '../sources/layerStoreBuilder';
import { makeSurroundings } from './makeSurroundings';
import { Surveyor } from './surveyor';
import { tileOf } from './tiles';

/** Lots and parks on a grid around (0, 0). */
function blocks() {
  const builder = new LayerStoreBuilder({});
  for (let x = -20; x < 20; x++)
    for (let y = -20; y < 20; y++) {
      const [west, south] = [x * 10_000, y * 10_000];
      const part = [west, south, west + 6000, south, west + 6000, south + 7000, west, south + 7000];
      builder.add({ class: classIndex((x + y) % 3 ? 'parcel' : 'green'), kind: polygonKind, parts: [part] });
    }
  return builder.build();
}

const store = blocks();
const map = {
  name: 'm',
  attribution: '© City',
  featureCount: store.featureCount,
  summary: {},
  store: store.buffer,
};
const placesFrom = (west: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    lng: west + i * 0.0007,
    lat: 0.001,
    properties: { street: 'A' },
  }));

function testProject(places = 40) {
  const folder = mkdtempSync(join(tmpdir(), 'placeprint-surroundings-'));
  const project = createProject(join(folder, 'a.placeprint'));
  const datasetId = addDataset(project, placesFrom(-0.014, places));
  return { folder, project, datasetId, sourceId: addMapSource(project, map) };
}

it('measures every place once, in threads, the same as without them', async () => {
  const { project, sourceId } = testProject();
  const seen: number[] = [];
  const onProgress = ({ done }: { done: number }) => seen.push(done);
  const first = await makeSurroundings(project, { threads: 2, onProgress });
  expect(first).toMatchObject({ sourceId, measured: 40, reused: 0 });
  expect([seen[0], seen.at(-1)]).toEqual([0, 40]);

  const { columns, ids, rows } = readSurroundings(project, sourceId);
  const surveyor = new Surveyor(store, []);
  expect(columns).toEqual(surveyor.plan.columns);
  expect(ids).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  const alone = placesFrom(-0.014, 40).flatMap((place) => [...surveyor.measure(tileOf(place), [place])]);
  expect([...rows]).toEqual(alone);

  addDataset(project, placesFrom(0.1, 5));
  expect(await makeSurroundings(project, { threads: 1 })).toMatchObject({ measured: 5, reused: 40 });
  const again = readSurroundings(project, sourceId);
  expect(again.ids).toHaveLength(45);
  expect([...again.rows.subarray(0, rows.length)]).toEqual(alone);
});

it('forgets what was measured of places and sources that are deleted, and of other columns', async () => {
  const { project, datasetId, sourceId } = testProject();
  await makeSurroundings(project, { threads: 1 });
  deleteDataset(project, datasetId);
  expect(readSurroundings(project, sourceId).ids).toEqual([]);

  addDataset(project, placesFrom(0, 3));
  const older = [{ id: 'older', message: { key: 'plain' as const, values: { text: 'older' } }, unit: null }];
  await makeSurroundings(project, { threads: 1 });
  setStatisticColumns(project, sourceId, older);
  expect(readSurroundings(project, sourceId).ids).toEqual([]);
  expect(await makeSurroundings(project, { threads: 1 })).toMatchObject({ measured: 3, reused: 0 });

  deleteMapSource(project, sourceId);
  const { path } = project;
  project.close();
  const reopened = openProject(path);
  expect(statisticColumns(reopened, sourceId)).toBeNull();
  expect(() => readSurroundings(reopened, sourceId)).toThrow(
    expect.objectContaining({ code: 'state/missing' }) as Error,
  );
  await expect(makeSurroundings(reopened)).rejects.toMatchObject({ code: 'state/missing' });
});

it('keeps what is measured when cancelled, and goes on from there', async () => {
  const { project, sourceId } = testProject(400);
  const controller = new AbortController();
  const onProgress = ({ done }: { done: number }) => done > 0 && controller.abort();
  const cancelled = makeSurroundings(project, { threads: 1, signal: controller.signal, onProgress });
  await expect(cancelled).rejects.toMatchObject({ code: 'state/cancelled' });
  const kept = readSurroundings(project, sourceId).ids.length;
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(400);
  expect(await makeSurroundings(project)).toMatchObject({ measured: 400 - kept, reused: kept });
});

it('is exported with the places', async () => {
  const { folder, project, sourceId } = testProject(2);
  const path = join(folder, 'places.geojson');
  const exporting = () => exportPlaces(project, path, { statisticsOf: sourceId });
  await expect(exporting()).rejects.toMatchObject({ code: 'state/missing' });
  await makeSurroundings(project, { threads: 1 });
  addDataset(project, placesFrom(0.1, 1));
  await exporting();
  const written = JSON.parse(readFileSync(path, 'utf8')) as {
    attribution: string;
    provenance: { surroundings: { columns: unknown[] } };
    features: { properties: Record<string, unknown> }[];
  };
  const { ids, columns, rows } = readSurroundings(project, sourceId);
  expect(ids).toEqual([1, 2]);
  expect(written.attribution).toBe('© City');
  expect(written.provenance.surroundings.columns[0]).toEqual({
    id: 'share.green.50',
    meaning: 'Share of Park and grass within 50 m',
    unit: null,
  });
  const at = columns.findIndex(({ id }) => id === 'share.green.250');
  const shares = written.features.map(({ properties }) => properties['share.green.250']);
  expect(shares).toEqual([expect.closeTo(rows[at], 6), expect.closeTo(rows[columns.length + at], 6), null]);
  expect(written.features[0].properties.street).toBe('A');

  const table = join(folder, 'places.csv');
  await exportPlaces(project, table, { statisticsOf: sourceId });
  expect(readFileSync(table, 'utf8').split(',')).toContain('share.green.250');
});
