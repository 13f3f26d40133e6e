import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hideDataset } from './datasets';
import { imageSetFor } from './images';
import { addMapSource } from './mapSources';
import { createProject } from './createProject';
import { openProject } from './openProject';
import { addDataset } from './places.fixture';
import { type Project } from './project';
import { addRun } from './runs';
import { runShownLabels, runTargets } from './shownLabels';
import { changeTarget, deleteTarget, nameTarget, setTargetSources } from './targetEdits';

function projectWithRun(): Project {
  const project = createProject(join(mkdtempSync(join(tmpdir(), 'placeprint-shown-')), 'a.placeprint'));
  addDataset(project, [
    { lng: 1, lat: 0, labels: { price: 10 }, properties: { other: 1 } },
    { lng: 2, lat: 0, labels: { price: 20 } },
    { lng: 3, lat: 0, labels: { price: 0 }, properties: { other: 3 } },
  ]);
  const store = new SharedArrayBuffer(8);
  const map = { name: 'm', attribution: null, featureCount: 0, summary: {}, store };
  const look = {
    sourceId: addMapSource(project, map),
    sizePx: 64,
    metresPerPixel: 2,
    styleVersion: 1,
    minEntropy: 0,
  };
  const run = {
    name: 'r',
    imageSetId: imageSetFor(project, look).id,
    settings: {},
    executor: 'cpu',
    seed: 1,
    totalSteps: 1,
  };
  addRun(project, { ...run, labels: {}, placeIds: [1, 2, 3], hidden: { price: [2] } });
  return project;
}

const shown = (project: Project, target = 'price') =>
  runShownLabels(project, 1, target).map(({ placeId }) => placeId);
const later = (work: () => void) => {
  // A target that was named in the millisecond of a run counts as one that it knew.
  for (const since = Date.now(); Date.now() === since;);
  work();
};

it('shows what is labelled and not hidden, and no target that came after the run', () => {
  const project = projectWithRun();
  later(() =>
    nameTarget(project, {
      name: 'Other',
      sources: [{ datasetId: 1, column: 'other', per: null, date: null }],
    }),
  );
  expect([runTargets(project, 1), shown(project), shown(project, 'other')]).toEqual([['price'], [1], []]);
  project.close();
});

it('keeps what was shown when a target is taken from elsewhere, learnt otherwise, deleted, or its dataset goes', () => {
  const project = projectWithRun();
  setTargetSources(project, 'price', [{ datasetId: 1, column: 'other', per: null, date: null }]);
  // Place 3 has a label by now: it is not known that it had none.
  expect(shown(project)).toEqual([1, 3]);
  setTargetSources(project, 'price', []);
  expect(shown(project)).toEqual([1, 3]);
  changeTarget(project, 'price', { transform: 'none' });
  deleteTarget(project, 'price');
  hideDataset(project, 1);
  project.close();
  const again = openProject(project.path);
  expect([runTargets(again, 1), runShownLabels(again, 1, 'price')]).toEqual([
    ['price'],
    [
      { placeId: 1, lng: 1, lat: 0 },
      { placeId: 3, lng: 3, lat: 0 },
    ],
  ]);
  again.close();
});
