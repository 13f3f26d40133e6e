import { afterAll, expect, it } from 'vitest';
import { tinyProject, tinySettings } from '../runs/tinyProject.fixture';
import { trainRun } from '../runs/trainRun';
import { retrieval } from './retrieval';

const project = tinyProject(40);
afterAll(() => project.close());

it('looks for each place among the other views of all, with the trained encoder and with random weights', async () => {
  const settings = { ...tinySettings, epochs: 1 };
  const { id } = await trainRun(project, { settings, executor: 'cpu', threads: 1 });
  const ask = (seed: number, places?: number) => retrieval(project, { seed, places });
  const found = await ask(1);
  expect(found).toMatchObject({ runId: id, seed: 1, span: [0.6, 1] });
  expect(found.rows.map(({ encoder, places, percent }) => [encoder, places, percent])).toEqual([
    ['vit 8, seed 1', 40, 1],
    ['random weights', 40, 1],
  ]);
  for (const { apart, ...all } of found.rows) {
    for (const { top1, top5, topPercent, medianRank } of [all, apart]) {
      expect(topPercent).toBe(top1);
      expect(top1 <= top5 && top5 <= 1 && medianRank >= 1 && medianRank <= 40).toBe(true);
    }
    // Places lie hundreds of metres apart, images are 32 m wide.
    expect(all).toMatchObject(apart);
  }
  project.run('UPDATE image_sets SET metres_per_pixel = 1e6');
  for (const { apart } of (await ask(1)).rows) expect(apart).toMatchObject({ top1: 1, medianRank: 1 });
  project.run('UPDATE image_sets SET metres_per_pixel = 2');
  expect(await ask(1)).toEqual(found);
  expect((await ask(2)).rows).not.toEqual(found.rows);
  expect((await ask(1, 7)).rows[0].places).toBe(7);
});
