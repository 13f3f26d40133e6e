import { worded } from '../../src-shared/message.fixture';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError, toErrorData } from '../../src-shared/errors';
import { type Progress } from '../../src-shared/progress';
import { readEmbeddings } from '../project/embeddings';
import { openProject } from '../project/openProject';
import { changeLabels } from '../project/places.fixture';
import { type Project } from '../project/project';
import { getRun, lastCheckpoint, listMetrics, listRuns, runHealth, setRunState } from '../project/runs';
import { embedPlaces } from './embedPlaces';
import { tinyProject, tinySettings } from './tinyProject.fixture';
import { type NewTraining, resumeRun, trainRun } from './trainRun';

const training: NewTraining = { settings: tinySettings, executor: 'cpu', threads: 1 };
let project: Project;
afterEach(() => project.close());

const codeOf = (error: unknown) => (error instanceof AppError ? error.code : String(error));

describe('trainRun', () => {
  it('stores curves, checkpoints, what the heads saw, and the end', async () => {
    project = tinyProject();
    const seen: Progress[] = [];
    const hidden = { price: new Set([1, 3, 5, 7, 9]), population: new Set([1, 4, 7]) };
    const split = { splits: ['gaps'], fold: 0, seed: 1 };
    const run = await trainRun(project, { ...training, hidden, split }, { onProgress: (p) => seen.push(p) });
    expect(run).toMatchObject({ state: 'done', step: 12, totalSteps: 12, error: null, threads: 1 });
    expect(run.labels).toEqual({
      split,
      statistics: { price: { mean: Math.log(1100), deviation: 1 }, population: [90] },
    });
    expect(lastCheckpoint(project, run.id)).toMatchObject({ step: 12, epoch: 4 });
    expect(runHealth(project, run.id).map(({ signal }) => signal)).toContain('loss');
    const metrics = listMetrics(project, run.id);
    const named = ['loss/reconstruction', 'loss/clustering', 'prototypesInUse'];
    expect(metrics.map(({ name }) => name)).toEqual(expect.arrayContaining(named));
    const losses = metrics.filter(({ name }) => name === 'loss');
    expect(losses.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(seen.at(-1)).toMatchObject({ stage: 'train', done: 12, total: 12, unit: 'steps' });
  });

  it('is cancelled with a checkpoint at its step and goes on to the same weights', async () => {
    project = tinyProject();
    const whole = await trainRun(project, training);
    const controller = new AbortController();
    const stages = new Set<string>();
    const onProgress = ({ stage, done }: Progress) => {
      stages.add(stage);
      if (done === 4) controller.abort();
    };
    const error = await trainRun(project, training, { signal: controller.signal, onProgress }).catch(codeOf);
    expect({ error, stages: [...stages] }).toEqual({
      error: 'state/cancelled',
      stages: ['start', 'train', 'cancel'],
    });
    const cancelled = getRun(project, undefined, ['cancelled']);
    expect(lastCheckpoint(project, cancelled.id)!.step).toBe(cancelled.step);
    expect(cancelled.step).toBeGreaterThanOrEqual(4);
    const resumed = await resumeRun(project);
    expect(resumed).toMatchObject({ id: cancelled.id, state: 'done', step: 12 });
    expect(lastCheckpoint(project, resumed.id)!.bytes).toEqual(lastCheckpoint(project, whole.id)!.bytes);
  });

  it('goes on after the program itself was killed, but not with other labels', async () => {
    project = tinyProject();
    const whole = await trainRun(project, training);
    project.run('DELETE FROM checkpoints WHERE step = 12');
    setRunState(project, whole.id, 'running');
    project.close();
    project = openProject(project.path);
    expect(getRun(project, whole.id).state).toBe('interrupted');
    changeLabels(project, 'price', (id, price) => (id === 1 ? 5 : price));
    expect(await resumeRun(project).catch(codeOf)).toBe('state/missing');
    expect(getRun(project, whole.id)).toMatchObject({ state: 'interrupted', error: null });
    changeLabels(project, 'price', (id, price) => (id === 1 ? 100 : price));
    expect(await resumeRun(project, whole.id)).toMatchObject({ state: 'done', step: 12 });
  });

  it('ends well where all prices are the same, which no score can be made of', async () => {
    project = tinyProject(120);
    changeLabels(project, 'price', (_id, price) => price && 100);
    const settings = { ...training.settings, epochs: 1, batchSize: 40 };
    const { id, state } = await trainRun(project, { ...training, settings });
    const names = new Set(listMetrics(project, id).map(({ name }) => name));
    expect([
      state,
      names.has('effectiveRank'),
      names.has('neighboursPrice'),
      lastCheckpoint(project, id)?.step,
    ]).toEqual(['done', true, false, 3]);
  });

  it('does not go on with fewer places, though they make as many steps', async () => {
    project = tinyProject();
    const { id } = await trainRun(project, { ...training, settings: { ...training.settings, epochs: 1 } });
    setRunState(project, id, 'interrupted');
    project.run('DELETE FROM places WHERE id = 1');
    const refused = await resumeRun(project).catch(toErrorData);
    expect(refused).toMatchObject({
      code: 'state/missing',
      message: worded(/the places are not what they were/),
    });
    expect(getRun(project, id)).toMatchObject({ state: 'interrupted', error: null });
  });

  it('goes on with, and embeds, a run of a version that had fewer terms', async () => {
    project = tinyProject();
    const { distillation, geo } = tinySettings.losses;
    const losses = { distillation, geo, reconstruction: 0, clustering: 0, spread: 0 };
    const whole = await trainRun(project, { ...training, settings: { ...tinySettings, losses } });
    const end = lastCheckpoint(project, whole.id)!;
    const { clusters: _clusters, teacher: _teacher, ...older } = tinySettings;
    const stored = JSON.stringify({ ...older, losses: { distillation, geo } });
    project.run('UPDATE runs SET settings_json = ? WHERE id = ?', stored, whole.id);
    project.run('DELETE FROM checkpoints WHERE step = ?', end.step);
    setRunState(project, whole.id, 'interrupted');
    project.close();
    project = openProject(project.path);
    expect(await resumeRun(project)).toMatchObject({ id: whole.id, state: 'done', step: 12 });
    expect(lastCheckpoint(project, whole.id)).toEqual(end);
    expect(await embedPlaces(project, { runId: whole.id })).toMatchObject({ runId: whole.id });
  });

  it('keeps no labels where no head sees any, and ignores those that come later', async () => {
    project = tinyProject();
    for (const target of ['price', 'population']) changeLabels(project, target, () => null);
    const run = await trainRun(project, { ...training, settings: { ...tinySettings, epochs: 2 } });
    expect(run.labels).toBeNull();
    const end = lastCheckpoint(project, run.id)!;
    project.run('DELETE FROM checkpoints WHERE step = ?', end.step);
    setRunState(project, run.id, 'interrupted');
    changeLabels(project, 'price', (id) => id);
    await resumeRun(project);
    expect(lastCheckpoint(project, run.id)).toEqual(end);
  });

  it('refuses a project without map images', async () => {
    project = tinyProject(0);
    expect(await trainRun(project, training).catch(codeOf)).toBe('state/missing');
    expect(listRuns(project)).toEqual([]);
  });
});

describe('embedPlaces', () => {
  it('stores the vectors of a run, and of random weights', async () => {
    project = tinyProject();
    const run = await trainRun(project, { ...training, settings: { ...tinySettings, epochs: 1 } });
    const trained = await embedPlaces(project, {});
    const random = await embedPlaces(project, { random: tinySettings, executor: 'cpu', threads: 1 });
    expect([trained.runId, random.runId]).toEqual([run.id, null]);
    const [a, b] = [readEmbeddings(project, trained), readEmbeddings(project, random)];
    expect([...a.placeIds]).toEqual([...b.placeIds]);
    expect([a.vectors.length, b.vectors.length]).toEqual([96, 96]);
    expect(a.vectors).not.toEqual(b.vectors);
    expect([...a.vectors, ...b.vectors].every(Number.isFinite)).toBe(true);
  });
});
