import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { deleteDataset } from './datasets';
import { createProject } from './createProject';
import { openProject } from './openProject';
import { addClasses, addDataset } from './places.fixture';
import {
  addPredictionSet,
  deletePredictionSet,
  getPredictionSet,
  listPredictionSets,
  readPredictions,
  renamePredictionSet,
  restorePredictionSet,
} from './predictions';
import { type Project } from './project';
import { changeTarget } from './targetEdits';
import { getTarget, labelsWithClasses } from './targets';

it('renames a set, hides and restores it, and removes it at the next opening', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'placeprint-predictions-')), 'a.placeprint');
  const project = createProject(path);
  const set = {
    target: 'price' as const,
    model: 'm',
    embeddingSetId: null,
    split: { name: 'gaps' },
    metrics: {},
  };
  const id = addPredictionSet(project, { ...set, name: 'first' }, []);
  const other = addPredictionSet(project, { ...set, name: 'other' }, []);
  const names = () => listPredictionSets(project).map(({ name }) => name);
  renamePredictionSet(project, id, 'mine');
  deletePredictionSet(project, other);
  expect(names()).toEqual(['mine']);
  restorePredictionSet(project, other);
  expect(names()).toEqual(['mine', 'other']);
  deletePredictionSet(project, id);
  project.close();
  const again = openProject(path);
  expect(() => restorePredictionSet(again, id)).toThrow('no prediction set');
  expect(listPredictionSets(again).map(({ name }) => name)).toEqual(['other']);
  again.close();
});

function addUses(project: Project, ...uses: string[]): number {
  const places = uses.map((use, i) => ({ lng: i, lat: 0, properties: { use } }));
  const datasetId = addDataset(project, places);
  addClasses(project, datasetId, 'use');
  return datasetId;
}

/** Each predicted place with what is predicted and known of it, by name. */
function told(project: Project): [number, string, string | null][] {
  const { classes, places } = readPredictions(project, getPredictionSet(project));
  return [...places].map(({ placeId, value, actual }) => [
    placeId,
    classes![value],
    actual === null ? null : classes![actual],
  ]);
}

it('tells the same class, whatever is deleted or imported later', () => {
  const project = createProject(join(mkdtempSync(join(tmpdir(), 'placeprint-classes-')), 'a.placeprint'));
  const first = addUses(project, 'park', 'shop', '10', 'flat');
  addUses(project, 'flat', 'shop', '9');
  const { classes } = labelsWithClasses(project, getTarget(project, 'use'));
  expect(classes).toEqual(['9', '10', 'flat', 'park', 'shop']);
  const predictions = [5, 6, 7].map((placeId) => ({
    placeId,
    value: 3,
    lower: 3,
    upper: 3,
    inSample: true,
    outOfFold: null,
  }));
  const set = {
    target: 'use',
    model: 'm',
    embeddingSetId: null,
    classes,
    split: { name: 'gaps' },
    metrics: {},
  };
  addPredictionSet(project, set, predictions);
  const before = [
    [5, 'park', 'flat'],
    [6, 'park', 'shop'],
    [7, 'park', '9'],
  ];
  expect(told(project)).toEqual(before);
  deleteDataset(project, first);
  expect(told(project)).toEqual(before);
  addUses(project, 'barn', 'dock');
  expect(told(project)).toEqual(before);
  expect(readPredictions(project, getPredictionSet(project)).classes).toEqual([...classes!, 'barn', 'dock']);
  changeTarget(project, 'use', { kind: 'value' });
  expect(told(project)).toEqual(before.map(([id, value]) => [id, value, null]));
  project.run(`UPDATE prediction_sets SET classes_json = '{"0":"park"}'`);
  expect(() => listPredictionSets(project)).toThrow('the classes of prediction set 1 cannot be read');
  project.close();
});

it('says what its model was fitted to, whatever labels come or go; of an older set, the labels of today', () => {
  const project = createProject(join(mkdtempSync(join(tmpdir(), 'placeprint-in-sample-')), 'a.placeprint'));
  const [labelled, other] = [{ price: 100 }, {}].map((labels, i) => ({ lng: i, lat: 0, labels }));
  addDataset(project, [labelled, other]);
  const set = {
    target: 'price' as const,
    model: 'm',
    embeddingSetId: null,
    split: { name: 'gaps' },
    metrics: {},
  };
  const values = { value: 1, lower: 0, upper: 2, outOfFold: null };
  const id = addPredictionSet(project, set, [
    { placeId: 1, ...values, inSample: false },
    { placeId: 2, ...values, inSample: true },
  ]);
  const said = () =>
    [...readPredictions(project, getPredictionSet(project)).places].map(({ inSample }) => inSample);
  expect(said()).toEqual([false, true]);
  project.run('UPDATE predictions SET in_sample = NULL WHERE set_id = ?', id);
  expect(said()).toEqual([true, false]);
  project.close();
});

it('names the sets there are where another is asked for', () => {
  const project = createProject(join(mkdtempSync(join(tmpdir(), 'placeprint-no-set-')), 'a.placeprint'));
  expect(() => getPredictionSet(project, { id: 7 })).toThrow('There are no predictions yet.');
  const set = { target: 'price' as const, embeddingSetId: null, split: { name: 'gaps' }, metrics: {} };
  addPredictionSet(project, { ...set, model: 'm', name: 'mine' }, []);
  addPredictionSet(project, { ...set, model: 'ridgeOnCoordinates' }, []);
  expect(() => getPredictionSet(project, { id: 7 })).toThrow(
    'There is no prediction set 7. Prediction sets of this project: 1 (mine), 2 (price, ridge on coordinates).',
  );
  project.close();
});
