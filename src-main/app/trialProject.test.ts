import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type MethodName, type ParamsIn, type Result } from '../../src-shared/contract/app/index';
import { fromErrorData } from '../../src-shared/errors';
import { Application } from './application';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-trial-'));
const at = (reference: string) => join(folder, reference);
const application = new Application({
  kind: 'web',
  inputPath: at,
  outputPath: at,
  projectPath: at,
  stateFolder: join(folder, 'state'),
});
afterAll(() => application.close());

async function call<Name extends MethodName>(name: Name, params: ParamsIn<Name>): Promise<Result<Name>> {
  const answer = await application.call(name, params);
  if (answer.ok) return answer.value as Result<Name>;
  throw fromErrorData(answer.error);
}

/** What there is of projects: files, and names among the recent ones. */
const left = async () => ({
  files: readdirSync(folder).filter((name) => name.includes('.placeprint')),
  recent: (await call('project.recent', {})).map(({ name }) => name),
});

const ring: [number, number][] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
];

it('leaves nothing of a trial that nothing was put into, and keeps every other project', async () => {
  await call('project.create', { file: 'named.placeprint' });
  await call('project.create', { file: 'trial.placeprint', isTrial: true });
  expect((await left()).recent).toEqual(['trial', 'named']);
  await call('project.close', {});
  expect((await left()).recent).toEqual(['named']);
  expect((await left()).files).not.toContain('trial.placeprint');

  await call('project.create', { file: 'used.placeprint', isTrial: true });
  await call('regions.add', { name: 'Ward', region: { polygons: [[ring]] } });
  await call('project.open', { file: 'named.placeprint' });
  await call('project.close', {});
  expect((await left()).files).toEqual(expect.arrayContaining(['named.placeprint', 'used.placeprint']));
});

it('leaves nothing of a sample that was cancelled, however far it had come', async () => {
  await call('project.create', { file: 'sample.placeprint', isTrial: true });
  const ended = Promise.withResolvers<string>();
  let isAsked = false;
  const stop = application.on((name, payload) => {
    if (name !== 'job.changed') return;
    const job = payload as { id: number; state: string; stage: string | null; finishedAt: string | null };
    if (job.finishedAt !== null) ended.resolve(job.state);
    // The map is read when the places are there.
    if (isAsked || job.stage !== 'read') return;
    isAsked = true;
    void application.call('jobs.cancel', { jobId: job.id });
  });
  await call('project.fillWithSample', {});
  expect(await ended.promise).toBe('cancelled');
  stop();
  expect(await call('project.summary', {})).toMatchObject({ places: 0, datasets: 0, mapSources: 0 });
  await call('project.close', {});
  expect((await left()).files.filter((name) => name.startsWith('sample'))).toEqual([]);
});
