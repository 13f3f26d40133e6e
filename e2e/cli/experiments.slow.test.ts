import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tinyProject } from '../../src-main/runs/tinyProject.fixture';
import { interruptAt, placeprint, placeprintJson, tinyTraining } from './placeprint';

const project = tinyProject(80);
project.close();
const { path } = project;
afterAll(() => rmSync(dirname(path), { recursive: true }));

describe('placeprint ablate', () => {
  const ablate = ['ablate', path, '--executor', 'compiled', '--seeds', '2', ...tinyTraining];
  const asked = [...ablate, '--target', 'price,population', '--splits', 'gaps', '--variants', 'dino,geo'];

  it('is interrupted, goes on, and stores its tables', async () => {
    const cancelled = await placeprint(asked, interruptAt('ablate  '));
    expect(cancelled).toMatchObject({ code: 130, stdout: '' });
    expect(cancelled.stderr).toContain('What is trained is kept; the same command goes on from there.\n');
    const report = await placeprintJson<{ runs: unknown[]; tables: { target: string; rows: object[] }[] }>(
      ...asked,
    );
    expect(report.runs.length).toBe(4);
    expect(report.tables.map(({ target, rows }) => [target, rows.length])).toEqual([
      ['price', 10],
      ['population', 10],
    ]);
    expect(await placeprintJson('runs', path)).toMatchObject({
      runs: [1, 2, 3, 4].map((id) => ({ id, state: 'done' })),
    });
    const { stdout } = await placeprint(['ablations', path]);
    expect(stdout).toContain('price, split "fill gaps": folds 1, 2 of 5, 40 places, mean ± sd of 2 runs');
    expect(stdout).toMatch(/\nDINO \+ geo, and coordinates +-?\d/);
  });

  it('names what it does not know', async () => {
    const { code, stderr } = await placeprint([...ablate, '--target', 'rent']);
    expect([code, stderr]).toEqual([
      2,
      'There is no target "rent" in this project. Targets: price, population.\n',
    ]);
  });
});

describe('placeprint retrieve', () => {
  it('says how often a place is found from another view', async () => {
    const found = await placeprintJson('retrieve', path, '--run', '2', '--places', '30');
    const encoders = ['ablation: DINO + geo, seed 1', 'random weights'];
    expect(found).toMatchObject({ runId: 2, rows: encoders.map((encoder) => ({ encoder, places: 30 })) });
    const { stdout } = await placeprint(['retrieve', path, '--run', '2', '--places', '30']);
    expect(stdout).toContain(
      'Run 2: the same place among 30, from another view of it (turned by any angle, 0.6 to 1 of',
    );
    expect(await placeprint(['retrieve', path, '--run', '9'])).toMatchObject({ code: 3 });
  });
});

describe('placeprint finetune', () => {
  it('makes a new run of another one and scores both on the fold that was hidden', async () => {
    const tune = [
      'finetune',
      path,
      '--run',
      '2',
      '--target',
      'price',
      '--epochs',
      '1',
      '--executor',
      'compiled',
    ];
    const { run, tables } = await placeprintJson<{ run: object; tables: { rows: object[] }[] }>(...tune);
    expect(run).toMatchObject({ id: 5, state: 'done', parentRunId: 2, labels: { split: { fold: 1 } } });
    expect(tables.map(({ rows }) => rows.at(-1))).toMatchObject(
      [1, 2, 3].map(() => ({ title: 'fine-tuned, its own head' })),
    );
  });
});
