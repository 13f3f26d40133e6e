import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AppError, throwIfCancelled } from '../../src-shared/errors';
import { plain } from '../../src-shared/message';
import { listJobs } from '../project/jobs';
import { createProject } from '../project/createProject';
import { runJob } from './runJob';

const project = createProject(join(mkdtempSync(join(tmpdir(), 'placeprint-jobs-')), 'a.placeprint'));

it('keeps progress, stages and the end of a job', async () => {
  const seen: number[] = [];
  const work = runJob(
    project,
    'render',
    ({ onProgress, onNotice }) => {
      onNotice?.(plain('The card is not taken.'));
      for (const done of [0, 1, 2]) onProgress?.({ stage: 'draw', done, total: 3, unit: 'images' });
      onProgress?.({ stage: 'read', done: 3, total: 3, unit: 'images' });
      return 'result';
    },
    { onProgress: ({ done }) => seen.push(done) },
  );
  expect(await work).toBe('result');
  expect(seen).toEqual([0, 1, 2, 3]);
  const [job] = listJobs(project);
  expect(job).toMatchObject({
    kind: 'render',
    state: 'done',
    stage: 'read',
    done: 3,
    total: 3,
    error: null,
  });
  expect(
    job.log
      .trim()
      .split('\n')
      .map((line) => line.slice(line.indexOf(' ') + 1)),
  ).toEqual(['The card is not taken.', 'draw', 'read']);
});

it('tells cancelled from failed and rethrows', async () => {
  const controller = new AbortController();
  controller.abort();
  const cancelled = runJob(project, 'train', ({ signal }) => throwIfCancelled(signal), {
    signal: controller.signal,
  });
  await expect(cancelled).rejects.toThrow('Cancelled');
  const failed = runJob(project, 'train', () => {
    throw new AppError('engine/crashed', plain('The engine died.'));
  });
  await expect(failed).rejects.toThrow('died');
  const ends = listJobs(project)
    .slice(0, 2)
    .map(({ state, error }) => [state, error?.code]);
  expect(ends).toEqual([
    ['failed', 'engine/crashed'],
    ['cancelled', 'state/cancelled'],
  ]);
});
