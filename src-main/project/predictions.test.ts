import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createProject, openProject } from './openProject';
import {
  addPredictionSet,
  deletePredictionSet,
  listPredictionSets,
  renamePredictionSet,
  restorePredictionSet,
} from './predictions';

it('renames a set, hides and restores it, and removes it at the next opening', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'placeprint-predictions-')), 'a.placeprint');
  const project = createProject(path);
  const set = { target: 'price' as const, model: 'm', embeddingSetId: null, split: {}, metrics: {} };
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
  restorePredictionSet(again, id);
  expect(listPredictionSets(again).map(({ name }) => name)).toEqual(['other']);
  again.close();
});
