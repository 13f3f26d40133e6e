import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hideDataset, listDatasets, restoreDataset } from './datasets';
import { createProject } from './createProject';
import { openProject } from './openProject';
import { addDataset } from './places.fixture';
import { countPlaces } from './places';
import { addRegion, changeRegion, deleteRegion, getRegion, listRegions, restoreRegion } from './regions';
import { getSetting, keepSetting } from './settings';

const square = (side: number) => ({
  polygons: [
    [
      [
        [0, 0],
        [side, 0],
        [side, side],
        [0, 0],
      ],
    ] as [number, number][][],
  ],
});

const path = () => join(mkdtempSync(join(tmpdir(), 'placeprint-regions-')), 'a.placeprint');

it('keeps regions, changes them, and restores a deleted one', () => {
  const project = createProject(path());
  const { id } = addRegion(project, { name: 'Harbour', region: square(1) });
  changeRegion(project, id, { name: 'Old harbour' });
  changeRegion(project, id, { region: square(2) });
  expect(getRegion(project, id)).toMatchObject({ name: 'Old harbour', region: square(2) });
  deleteRegion(project, id);
  expect(listRegions(project)).toEqual([]);
  expect(() => getRegion(project, id)).toThrow(`There is no region ${id}`);
  expect(restoreRegion(project, id)).toMatchObject({ id, name: 'Old harbour' });
});

it('removes what is deleted for good at the next opening', () => {
  const file = path();
  const project = createProject(file);
  const kept = addRegion(project, { name: 'kept', region: square(1) });
  deleteRegion(project, addRegion(project, { name: 'gone', region: square(1) }).id);
  const dataset = addDataset(project, [{ lng: 1, lat: 2 }]);
  hideDataset(project, dataset);
  expect([listDatasets(project).length, countPlaces(project)]).toEqual([0, 0]);
  restoreDataset(project, dataset);
  expect([listDatasets(project).length, countPlaces(project)]).toEqual([1, 1]);
  hideDataset(project, dataset);
  project.close();
  const again = openProject(file);
  expect(() => restoreDataset(again, dataset)).toThrow('no dataset');
  expect([listDatasets(again).length, listRegions(again).map(({ name }) => name)]).toEqual([0, [kept.name]]);
});

it('keeps settings of the interface as JSON', () => {
  const project = createProject(path());
  expect(getSetting(project, 'view')).toBeUndefined();
  keepSetting(project, 'view', { zoom: 12 });
  keepSetting(project, 'view', { zoom: 13 });
  expect(getSetting(project, 'view')).toEqual({ zoom: 13 });
});

it('reads a region over the 180th meridian as it was stored', () => {
  const project = createProject(path());
  const ring = [
    [179, -17],
    [181, -17],
    [181, -16],
    [179, -17],
  ] as [number, number][];
  const { id } = addRegion(project, { name: 'Fiji', region: { polygons: [[ring]] } });
  expect(getRegion(project, id).region).toEqual({ polygons: [[ring]] });
  project.close();
});
