import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type LiveJob } from '../../src-shared/contract/app/jobs';
import { contentsOf, projectAt } from '../project/migrations/oldProject.fixture';
import { openProject, openProjectInTurns } from '../project/openProject';
import { type Progress } from '../../src-shared/progress';
import { applicationIn } from './application.fixture';

const count = 20_000;
const old = projectAt(
  100,
  `INSERT INTO datasets (id, name, file_name, state, created_at, mapping_json) VALUES (1, 'd', 'd.csv', 'ready', '', '{}');
   WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${count - 1})
   INSERT INTO places (dataset_id, lng, lat, price, properties_json) SELECT 1, i / 1e4, 0, i, json_object('i', i) FROM n;`,
);
const folder = mkdtempSync(join(tmpdir(), 'placeprint-old-'));
const oldCopy = (name: string): string => {
  copyFileSync(old, join(folder, name));
  return join(folder, name);
};
const application = applicationIn(folder);
let onJob: (job: LiveJob) => void = () => {};
application.on((name, payload) => {
  if (name === 'job.changed') onJob(payload as LiveJob);
});
afterAll(() => application.close());

it.each(['write', 'read'] as const)(
  'an older project tells how far it is brought up to date (%s)',
  async (mode) => {
    const told: Progress[] = [];
    const path = oldCopy(`told-${mode}.placeprint`);
    const project = await openProjectInTurns(path, { mode }, { onProgress: (each) => told.push(each) });
    const done = told.map((each) => each.done);
    const { total } = told[0];
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect([done[0], done.at(-1)]).toEqual([0, total]);
    // The places of one step are told of in between.
    expect(done.filter((each) => each > 0 && each < 1).length).toBeGreaterThan(3);
    expect(new Set(told.map(({ stage, unit }) => `${stage} ${unit}`))).toEqual(new Set(['update steps']));
    expect(project.get('SELECT count(*) AS count FROM places')).toEqual({ count });
    project.close();
    const again: Progress[] = [];
    (await openProjectInTurns(path, { mode }, { onProgress: (each) => again.push(each) })).close();
    expect(again).toEqual([]);
  },
);

it.each([0, 0.3, 1, 5])(
  'is as it was where that is cancelled after %s steps, and opens later',
  async (after) => {
    const path = oldCopy(`cancelled-${after}.placeprint`);
    const before = contentsOf(path);
    const controller = new AbortController();
    const onProgress = ({ done }: Progress) => done >= after && controller.abort();
    await expect(
      openProjectInTurns(path, {}, { signal: controller.signal, onProgress }),
    ).rejects.toMatchObject({ code: 'state/cancelled' });
    expect(contentsOf(path)).toEqual(before);
    const project = openProject(path);
    expect(project.get('SELECT count(*) AS count FROM places')).toEqual({ count });
    project.close();
  },
);

it('is a job of the window, which refuses other work meanwhile and can cancel it', async () => {
  oldCopy('window.placeprint');
  const open = () => application.call('project.open', { file: 'window.placeprint' });
  const states: string[] = [];
  let others: Promise<unknown>[] | null = null;
  onJob = ({ id, kind, label, state, stage }) => {
    states.push(`${kind} ${String(label)} ${state}`);
    if (stage !== 'update' || others) return;
    others = [open(), application.call('data.datasets', {})];
    others.push(application.call('jobs.cancel', { jobId: id }));
  };
  expect(await open()).toMatchObject({ ok: false, error: { code: 'state/cancelled' } });
  expect(await Promise.all(others!)).toMatchObject([
    { ok: false, error: { code: 'state/busy' } },
    { ok: false, error: { code: 'state/missing' } },
    { ok: true },
  ]);
  expect(states[0]).toBe('open window queued');
  expect(states.at(-1)).toBe('open window cancelled');
  expect(await application.call('project.summary', {})).toMatchObject({ ok: true, value: null });
  onJob = () => {};
  expect(await open()).toMatchObject({ ok: true, value: { places: count } });
  await new Promise(setImmediate);
  expect(application.liveJobs()).toMatchObject([{ kind: 'open', state: 'done', etaS: null }]);
});
