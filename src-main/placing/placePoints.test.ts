import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AppError } from '../../src-shared/errors';
import { distanceM } from '../../src-shared/geo/lngLat';
import { type Region } from '../../src-shared/geo/polygon';
import { mapClassRows } from '../../src-shared/kinds/mapClasses';
import { listDatasets } from '../project/datasets';
import { addMapSource } from '../project/mapSources';
import { createProject } from '../project/createProject';
import { getPlace } from '../project/placeDetails';
import { countPlaces, listPlaces, placesInBBox } from '../project/places';
import { type Project } from '../project/project';
import { LayerStoreBuilder, lineKind, toUnits } from '../sources/layerStoreBuilder';
import { countPoints, placePoints } from './placePoints';

const newProject = () =>
  createProject(join(mkdtempSync(join(tmpdir(), 'placeprint-placing-')), 'a.placeprint'));
const square = (side: number) => ({
  name: 'Harbour',
  region: {
    polygons: [[[[8, 47], [8 + side, 47], [8 + side, 47 + side], [8, 47 + side], [8, 47]] as [number, number][]]], // prettier-ignore
  },
});
const random = (count: number) => ({ by: 'random' as const, count, seed: 1 });

function addRoad(project: Project, line = [8, 47.01, 8.1, 47.01]): void {
  const builder = new LayerStoreBuilder();
  const part = line.map(toUnits);
  builder.add({ class: mapClassRows.minorRoad.stored, kind: lineKind, parts: [part] });
  const { buffer: store, bbox } = builder.build();
  addMapSource(project, { name: 'map', attribution: '© Survey', featureCount: 1, summary: { bbox }, store });
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

it('makes a dataset that says how it came to be, of as many places as were counted', async () => {
  const project = newProject();
  const { region } = square(0.1);
  const placing = { by: 'h3' as const, resolution: 8 };
  const counted = await countPoints(project, region, placing);
  expect(counted).toMatchObject({ tooMany: false, beyondMap: false });
  const { datasetId, placeCount } = await placePoints(project, square(0.1), placing, { name: 'Grid' });
  expect(placeCount).toBe(counted.places);
  expect(listDatasets(project)).toMatchObject([
    { id: datasetId, name: 'Grid', placeCount, mapping: { placed: { placing, region: 'Harbour' } } },
  ]);
  expect(placesInBBox(project, [8, 47, 8.1, 47.1]).length).toBe(placeCount);
  const [first] = listPlaces(project);
  expect(getPlace(project, first.id)).toMatchObject({
    labels: {},
    properties: new Map([['h3', expect.any(String)]]),
  });
});

it('names the map source beside places along its roads, and says where the map ends', async () => {
  const project = newProject();
  const roads = { by: 'roads' as const, everyM: 100 };
  expect(await codeOf(countPoints(project, square(0.1).region, roads))).toBe('state/missing');
  addRoad(project);
  const { places, beyondMap } = await countPoints(project, square(0.1).region, roads);
  expect({ places, beyondMap }).toEqual({ places: 76, beyondMap: true });
  await placePoints(project, square(0.1), roads, { name: 'Roads' });
  expect(listDatasets(project)).toMatchObject([{ placeCount: 76, attribution: '© Survey' }]);
});

it('puts no place at a pole, of which no image can be drawn', async () => {
  const project = newProject();
  const end = { lng: 8, lat: -90 };
  addRoad(project, [8, -89, end.lng, end.lat]);
  const around: Region = { polygons: [[[[0, -90], [20, -90], [20, -89], [0, -89], [0, -90]]]] }; // prettier-ignore
  const roads = { by: 'roads' as const, everyM: 2 * distanceM({ lng: 8, lat: -89 }, end) };
  expect(await countPoints(project, around, roads)).toMatchObject({ places: 0 });
});

it('leaves nothing of what is refused or cancelled', async () => {
  const project = newProject();
  addRoad(project);
  const none = square(0.001);
  const name = 'x';
  expect(await codeOf(placePoints(project, none, { by: 'h3', resolution: 5 }, { name }))).toBe(
    'input/bad-argument',
  );
  expect(await codeOf(placePoints(project, none, { by: 'roads', everyM: 10 }, { name }))).toBe(
    'state/missing',
  );
  expect(await codeOf(placePoints(project, square(1), random(11), { name, maxPlaces: 10 }))).toBe(
    'input/too-large',
  );
  expect(await countPoints(project, square(1).region, random(11), { maxPlaces: 10 })).toMatchObject({
    places: 10,
    tooMany: true,
  });
  const controller = new AbortController();
  const endless = placePoints(project, square(1), random(1e6), { name, signal: controller.signal });
  setTimeout(() => controller.abort(), 60);
  expect(await codeOf(endless)).toBe('state/cancelled');
  expect([listDatasets(project).length, countPlaces(project)]).toEqual([0, 0]);
});
