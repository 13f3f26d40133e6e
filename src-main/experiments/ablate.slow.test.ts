import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '../../src-shared/errors';
import { type Progress } from '../../src-shared/progress';
import { listAblations } from '../project/ablations';
import { listEmbeddingSets } from '../project/embeddings';
import { changeLabels } from '../project/places.fixture';
import { lastCheckpoint, listRuns } from '../project/runs';
import { deleteRun } from '../project/runShelf';
import { encoderAsFile } from '../runs/encoderAsFile';
import { addEncoderFile, embedWithEncoder } from '../runs/encoderFiles';
import { rowTitle } from '../predict/evaluationTable';
import { tinyProject, tinySettings } from '../runs/tinyProject.fixture';
import { trainScored } from '../runs/trainAndEmbed';
import { ablate, type AblateOptions } from './ablate';
import { ablationText } from './ablationReport';
import { changedVariants, variantsOf } from './variants';

const settings = { ...tinySettings, epochs: 1, batchSize: 8 };
const options: AblateOptions = {
  settings,
  seeds: 2,
  targets: ['price', 'population'],
  splits: ['gaps', 'area'],
  variants: variantsOf(settings, ['dino', 'geo']),
  executor: 'cpu',
  threads: 1,
};
const where = { executor: 'cpu', threads: 1 } as const;
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : String(error));

describe('ablate', () => {
  const project = tinyProject(80);
  afterAll(() => project.close());
  const [steps, cells] = [10, 4];

  it('is cancelled, and goes on where it stood: nothing is trained or embedded twice', async () => {
    const controller = new AbortController();
    const onProgress = ({ note, done }: Progress) => {
      if (note?.kind !== 'piece') return;
      if (note.name.startsWith('DINO only, seed 2') && done > 2 * steps) controller.abort();
    };
    const stopped = await ablate(project, options, { signal: controller.signal, onProgress }).catch(codeOf);
    const before = listRuns(project).map(({ state, seed }) => [state, seed]);
    expect({ stopped, before, kept: listAblations(project) }).toEqual({
      stopped: 'state/cancelled',
      before: [
        ['done', 1],
        ['done', 1],
        ['cancelled', 2],
      ],
      kept: [],
    });
    const at = listRuns(project)[2].step;
    const seen: Progress[] = [];
    const { ablationId, report } = await ablate(project, options, { onProgress: (p) => seen.push(p) });
    const left = 2 * steps - at;
    expect(seen.map(({ stage, total, unit }) => [stage, total, unit])).toEqual(
      seen.map(() => ['ablate', left, 'steps']),
    );
    expect(seen.at(-1)!.done).toBe(left);
    expect(seen.map(({ done }) => done)).toEqual(seen.map(({ done }) => done).toSorted((a, b) => a - b));
    expect(listRuns(project).map(({ state, step }) => [state, step])).toEqual(
      Array.from({ length: cells }, () => ['done', steps]),
    );
    expect(listEmbeddingSets(project).length).toBe(2 + cells);
    expect(report.runs.map(({ variant, seed, fold, runId }) => [variant, seed, fold, runId])).toEqual([
      ['dino', 1, 1, 1],
      ['geo', 1, 1, 2],
      ['dino', 2, 2, 3],
      ['geo', 2, 2, 4],
    ]);
    expect(listAblations(project)).toMatchObject([{ id: ablationId, report }]);
  });

  it('tells every figure of all variants and baselines, on the same places', async () => {
    const { report } = await ablate(project, options);
    expect(report.tables.map(({ target, split, folds, runs }) => [target, split.name, folds, runs])).toEqual(
      options.targets.flatMap((target) => options.splits.map((split) => [target, split, [1, 2], 2])),
    );
    const [price, , population] = report.tables;
    expect(price.rows.map(rowTitle)).toEqual([
      'nearest 50 on coordinates',
      'ridge on coordinates',
      'kriging on coordinates',
      'ridge on random-weights encoder',
      'DINO only',
      'DINO only, and coordinates',
      'DINO only, and neighbours',
      'DINO + geo',
      'DINO + geo, and coordinates',
      'DINO + geo, and neighbours',
    ]);
    expect(price.rows[5]).toMatchObject({ model: 'trainedEncoderAndCoordinates', encoder: 'dino' });
    for (const { figures } of price.rows)
      expect([figures.r2, figures.mape].map((figure) => figure!.values.length)).toEqual([2, 2]);
    for (const { figures } of population.rows)
      expect(figures.top1!.mean <= figures.top5!.mean && figures.top5!.mean <= 1).toBe(true);
    const [dino, geo] = [4, 7].map((row) => price.rows[row].figures.r2!.values);
    expect(price.gains[0]).toMatchObject({ model: 'trainedEncoder', encoder: 'geo', over: 'dino' });
    price.gains[0].r2!.values.forEach((gain, i) => expect(gain).toBeCloseTo(geo[i] - dino[i], 12));
    const [rmse, over] = [7, 4].map((row) => price.rows[row].figures.rmse!.values);
    price.gains[0].error!.values.forEach((ratio, i) =>
      expect(ratio).toBeCloseTo((rmse[i] / over[i]) ** 2, 12),
    );
    expect(price.gains[0].top1).toBeNull();
    const [top1, least] = [7, 4].map((row) => population.rows[row].figures.top1!.values);
    population.gains[0].top1!.values.forEach((gain, i) => expect(gain).toBeCloseTo(top1[i] - least[i], 12));
    const text = ablationText(report);
    expect(text).toContain('seed 1: fold 1, seed 2: fold 2');
    expect(text).toMatch(/DINO \+ geo, and coordinates over DINO only, and coordinates +-?\d/);
    expect(listRuns(project).length).toBe(cells);
  });

  it('takes what was trained by hand, and trains anew when labels have changed', async () => {
    const hand = tinyProject(80);
    const { id } = await trainScored(hand, { settings, executor: 'cpu', threads: 1 });
    const one = {
      ...options,
      seeds: 1,
      targets: ['price'] as const,
      variants: variantsOf(settings, ['full']),
    };
    expect((await ablate(hand, one)).report.runs).toMatchObject([{ runId: id }]);
    changeLabels(hand, 'price', (_id, price) => price && 2 * price + 1);
    const [{ runId }] = (await ablate(hand, one)).report.runs;
    expect(runId).toBe(id + 1);
    expect(lastCheckpoint(hand, runId)!.bytes).not.toEqual(lastCheckpoint(hand, id)!.bytes);
    hand.close();
  });

  it('compares changes of settings, on the fold that is asked for', async () => {
    const one = tinyProject(80);
    const momentum = settings.momentum.teacher;
    const variants = changedVariants(settings, ['momentum.teacher=0.5']);
    // An embedding set from a file is no run's, and no random one either.
    await trainScored(one, { settings: { ...settings, losses: { ...settings.losses, geo: 0 } }, ...where });
    const file = join(mkdtempSync(join(tmpdir(), 'placeprint-ablate-')), 'other.onnx');
    writeFileSync(file, await encoderAsFile(one, undefined));
    deleteRun(one, 1);
    await embedWithEncoder(one, (await addEncoderFile(one, file)).id);
    const { report } = await ablate(one, { ...options, variants, targets: ['price'], fold: 4 });
    expect(report.runs.map(({ variant, seed, fold }) => [variant, seed, fold])).toEqual([
      ['as-set', 1, 4],
      ['momentum.teacher=0.5', 1, 4],
      ['as-set', 2, 0],
      ['momentum.teacher=0.5', 2, 0],
    ]);
    const trained = listRuns(one) as { settings: { momentum: { teacher: number } }; labels: unknown }[];
    expect(trained.map((run) => run.settings.momentum.teacher)).toEqual([momentum, 0.5, momentum, 0.5]);
    expect(trained.map((run) => run.labels)).toMatchObject([4, 4, 0, 0].map((fold) => ({ split: { fold } })));
    one.close();
  });

  it('knows how many steps a change of epochs or batch makes', async () => {
    const one = tinyProject(80);
    const variants = changedVariants(settings, ['epochs=2', 'batchSize=16']);
    const totals = new Set<number | null>();
    const onProgress = ({ total }: Progress) => totals.add(total);
    await ablate(
      one,
      { ...options, variants, seeds: 1, targets: ['price'], splits: ['gaps'] },
      { onProgress },
    );
    expect([...totals]).toEqual([10 + 20 + 5]);
    one.close();
  });

  it('ends before any training where a split cannot be made', async () => {
    const small = tinyProject(12);
    expect(await ablate(small, options).catch(codeOf)).toBe('input/too-few-places');
    expect(listRuns(small)).toEqual([]);
    small.close();
  });
});
