import { afterAll, expect, it } from 'vitest';
import { fineTune } from '../runs/fineTune';
import { tinyProject, tinySettings } from '../runs/tinyProject.fixture';
import { rowTitle } from '../predict/evaluationTable';
import { headPredictions } from '../runs/headPredictions';
import { trainScored } from '../runs/trainAndEmbed';
import { scoreFineTuning } from './scoreFineTuning';

const where = { executor: 'cpu', threads: 1 } as const;
const project = tinyProject(80);
afterAll(() => project.close());

it.for(['price', 'population'] as const)(
  'scores %s by ridge and by the head itself, beside the run it began with, on the hidden fold',
  async (target) => {
    const settings = { ...tinySettings, epochs: 1 };
    const parent = await trainScored(project, { settings, ...where, fold: 2 });
    const { id: runId } = await fineTune(project, { runId: parent.id, target, epochs: 1, ...where });
    const tables = await scoreFineTuning(project, { runId, target });
    expect(tables.map(({ split, folds }) => [split.name, folds])).toEqual(
      ['gaps', 'neighbourhood', 'area'].map((split) => [split, [2]]),
    );
    for (const { rows } of tables) {
      expect(rows.map(rowTitle)).toEqual([
        'nearest 50 on coordinates',
        'ridge on coordinates',
        'kriging on coordinates',
        'before',
        'before, and coordinates',
        'before, and neighbours',
        'fine-tuned',
        'fine-tuned, and coordinates',
        'fine-tuned, and neighbours',
        'fine-tuned, its own head',
      ]);
      expect(new Set(rows.map(({ pooled }) => pooled!.count)).size).toBe(1);
      for (const { pooled, classes } of rows) {
        expect(Number.isFinite(pooled!.rmse)).toBe(true);
        expect(classes === null).toBe(target === 'price');
      }
    }
  },
);

it('has no table for a split that the labelled places are too few for', async () => {
  const few = tinyProject(16);
  const settings = { ...tinySettings, epochs: 1 };
  const parent = await trainScored(few, { settings, ...where, fold: 2 });
  const { id: runId } = await fineTune(few, { runId: parent.id, target: 'price', epochs: 1, ...where });
  const tables = await scoreFineTuning(few, { runId, target: 'price' });
  expect(tables).toEqual([]);
  few.close();
});

it('tells of a head on the scale of its labels, and that a run has none', async () => {
  const settings = { ...tinySettings, epochs: 12, learningRate: { ...tinySettings.learningRate, base: 0.2 } };
  const parent = await trainScored(project, { settings, executor: 'compiled', threads: 1 });
  const { learnt } = await headPredictions(project, { runId: parent.id, target: 'price' });
  const logs = [...learnt!.values()];
  expect([logs.length, new Set(logs).size > 70]).toEqual([80, true]);
  const mean = logs.reduce((sum, log) => sum + log, 0) / 80;
  // Prices of 100 to 7,900: a head that has learnt anything predicts about the mean of their logarithms.
  expect(Math.abs(mean - Math.log(3000))).toBeLessThan(1);
  const alone = { ...settings, epochs: 1, losses: { ...settings.losses, geo: 0 } };
  const { id } = await trainScored(project, { settings: alone, ...where });
  await expect(headPredictions(project, { runId: id, target: 'price' })).rejects.toMatchObject({
    code: 'state/missing',
  });
});
