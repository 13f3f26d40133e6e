import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createProject } from '../project/createProject';
import { addClasses, addDataset } from '../project/places.fixture';
import { addPredictionSet } from '../project/predictions';
import { predictionGrid } from './predictionGrid';

const openProject = () =>
  createProject(join(mkdtempSync(join(tmpdir(), 'placeprint-grid-')), 'a.placeprint'));

/** Values of places 1, 2, …, each with what was said of it while it was held out. */
const predicted = (...values: [value: number, outOfFold: number | null][]) =>
  values.map(([value, outOfFold], i) => ({
    placeId: i + 1,
    value,
    lower: value - 1,
    upper: value + 1,
    inSample: outOfFold !== null,
    outOfFold,
  }));

it('tells the commonest class of a cell, and whether most of it is right', async () => {
  const project = openProject();
  const uses = ['flat', 'flat', 'shop', 'park', null].map((use, i) => ({
    lng: 5 + i / 1e6,
    lat: 50,
    properties: { use },
  }));
  addClasses(project, addDataset(project, uses), 'use');
  const set = {
    target: 'use',
    model: 'm',
    embeddingSetId: null,
    classes: ['flat', 'shop'],
    split: { name: 'gaps' },
    metrics: {},
  };
  const id = addPredictionSet(project, set, predicted([1, 0], [1, 1], [0, 0], [1, 0], [0, null]));
  const [cell, ...others] = await predictionGrid(project, id, 7);
  expect(others).toEqual([]);
  expect(cell).toMatchObject({ count: 5, value: 1, width: null, actual: 0, residual: 1 });
  project.close();
});

it('tells medians of numbers', async () => {
  const project = openProject();
  const labels = [10, 20, 60].map((price, i) => ({ lng: 5 + i / 1e6, lat: 50, labels: { price } }));
  addDataset(project, labels);
  const set = { target: 'price', model: 'm', embeddingSetId: null, split: { name: 'gaps' }, metrics: {} };
  const id = addPredictionSet(project, set, predicted([11, 9], [21, 21], [50, null]));
  expect(await predictionGrid(project, id, 7)).toMatchObject([
    { count: 3, value: 21, width: 2, actual: 20, residual: 0 },
  ]);
  project.close();
});

it('leaves others their turn before it is done', async () => {
  const project = openProject();
  const count = 20_000;
  addDataset(
    project,
    Array.from({ length: count }, (_, i) => ({ lng: 5 + i / 1e4, lat: 50, labels: { price: 10 } })),
  );
  const set = { target: 'price', model: 'm', embeddingSetId: null, split: { name: 'gaps' }, metrics: {} };
  const values = Array.from({ length: count }, (): [number, null] => [11, null]);
  const id = addPredictionSet(project, set, predicted(...values));
  const order: string[] = [];
  const grid = predictionGrid(project, id, 9).then((cells) => {
    order.push('grid');
    return cells.reduce((sum, cell) => sum + cell.count, 0);
  });
  const other = setImmediate().then(() => order.push('other'));
  expect(await grid).toBe(count);
  await other;
  expect(order).toEqual(['other', 'grid']);
  project.close();
});
