import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../src-shared/errors';
import { type TargetId } from '../../src-shared/kinds/targets';
import { parseTrainSettings } from '../../src-shared/settings/trainSettings';
import { evaluate } from '../predict/evaluate';
import { readEmbeddings } from '../project/embeddings';
import { openProject } from '../project/openProject';
import { changeLabels } from '../project/places.fixture';
import { type Project } from '../project/project';
import { deleteRun } from '../project/runShelf';
import {
  lastCheckpoint,
  listRuns,
  type Run,
  runHiddenLabels,
  runLineage,
  setRunState,
} from '../project/runs';
import { embedPlaces } from './embedPlaces';
import { fineTune } from './fineTune';
import { tinyProject, tinySettings } from './tinyProject.fixture';
import { trainScored } from './trainAndEmbed';

const where = { executor: 'cpu', threads: 1 } as const;
const settings = { ...tinySettings, epochs: 1 };
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : String(error));

let project: Project;
let parent: Run;
beforeAll(async () => {
  project = tinyProject(40);
  parent = await trainScored(project, { settings, ...where, fold: 3 });
});
afterAll(() => project.close());

const vectorsOf = async (runId: number) =>
  readEmbeddings(project, await embedPlaces(project, { runId })).vectors;
const furthest = (a: Float32Array, b: Float32Array) =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i])));

describe('fineTune', () => {
  it('goes on from the encoder of the run, with one target and the same labels hidden', async () => {
    const run = await fineTune(project, { target: 'price', epochs: 2, ...where });
    expect(run).toMatchObject({
      state: 'done',
      parentRunId: parent.id,
      name: null,
      origin: { ...parent.origin, tunedOn: ['price'] },
      labels: parent.labels,
      totalSteps: 20,
    });
    const { losses, geoShares, learningRate, encoder } = parseTrainSettings(run.settings);
    expect({ losses, geoShares, encoder, base: learningRate.base }).toMatchObject({
      losses: { distillation: 0, geo: 1 },
      geoShares: { price: 1, population: 0, location: 0 },
      encoder: settings.encoder,
      base: settings.learningRate.base / 10,
    });
    for (const target of ['price', 'population'] as const)
      expect(runHiddenLabels(project, run.id, target)).toEqual(runHiddenLabels(project, parent.id, target));
    const trained = await vectorsOf(parent.id);
    expect(furthest(await vectorsOf(run.id), trained)).toBeGreaterThan(1e-5);
    const hardly = await fineTune(project, {
      runId: parent.id,
      target: 'population',
      epochs: 1,
      base: 1e-12,
      ...where,
    });
    expect(furthest(await vectorsOf(hardly.id), trained)).toBeLessThan(1e-5);
  });

  it('is cancelled before its first checkpoint and goes on to the same weights', async () => {
    const tuning = { runId: parent.id, target: 'price', epochs: 1, ...where } as const;
    const controller = new AbortController();
    const cancel = { signal: controller.signal, onProgress: () => controller.abort() };
    expect(await fineTune(project, tuning, cancel).catch(codeOf)).toBe('state/cancelled');
    const { id, state } = listRuns(project).at(-1)!;
    expect(state).toBe('cancelled');
    expect((await fineTune(project, tuning)).id).toBe(id);
    // Once done, it is there: the same command has nothing left to train.
    expect((await fineTune(project, tuning)).id).toBe(id);
    deleteRun(project, id);
    const whole = await fineTune(project, tuning);
    expect(whole.id).not.toBe(id);
    expect(lastCheckpoint(project, whole.id)!.bytes).toEqual(lastCheckpoint(project, id)!.bytes);
  });

  it('names a run that is not done, and labels that there are none of', async () => {
    setRunState(project, parent.id, 'cancelled');
    const ask = (target: TargetId) => fineTune(project, { runId: parent.id, target, ...where }).catch(codeOf);
    expect(await ask('price')).toBe('state/missing');
    setRunState(project, parent.id, 'done');
    changeLabels(project, 'population', () => null);
    expect(await ask('population')).toBe('state/missing');
  });
});

describe('a run that began with another one’s encoder', () => {
  const score = (child: Run, folds: number[]) =>
    embedPlaces(project, { runId: child.id }).then(({ id: embeddingSetId }) =>
      evaluate(project, { target: 'price', split: 'gaps', seed: 1, folds, embeddingSetId }),
    );

  it('is scored on the fold that was hidden from both alone, also when the other one is deleted', async () => {
    const child = await fineTune(project, { runId: parent.id, target: 'price', epochs: 1, ...where });
    expect((await score(child, [3])).folds).toEqual([3]);
    // As if the child had been shown no label at all: what its parent saw still counts.
    project.run('UPDATE runs SET labels_json = NULL WHERE id = ?', child.id);
    expect(await score(child, [2]).catch(codeOf)).toBe('state/labels-seen');
    deleteRun(project, parent.id);
    project.close();
    project = openProject(project.path);
    expect(listRuns(project).map(({ id }) => id)).not.toContain(parent.id);
    expect(runLineage(project, child.id)).toEqual([child.id, parent.id]);
    expect(await score(child, [2]).catch(codeOf)).toBe('state/labels-seen');
    for (const { id } of listRuns(project)) deleteRun(project, id);
    project.close();
    project = openProject(project.path);
    expect(project.all('SELECT id FROM runs')).toEqual([]);
  });

  it('refuses labels that have come since and would make another fold', async () => {
    const other = await trainScored(project, { settings, ...where });
    changeLabels(project, 'price', (id) => id);
    const tuned = fineTune(project, { runId: other.id, target: 'price', ...where });
    expect(await tuned.catch(codeOf)).toBe('state/labels-seen');
  });
});
