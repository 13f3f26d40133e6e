import { plain } from '../../src-shared/message';
import { expect, it, vi } from 'vitest';
import { type LiveJob } from '../../src-shared/contract/app/jobs';
import { app } from './app.svelte';
import { exporting } from './exporting.svelte';

const listeners = vi.hoisted(() => new Set<(job: LiveJob) => void>());
const api = vi.hoisted(() => ({
  call: vi.fn<() => Promise<unknown>>(),
  downloadUrl: () => null,
  on: (_name: string, listener: (job: LiveJob) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  saveFile: async () => 'places.csv',
}));
vi.mock('../api', () => api);

const file = { path: '/downloads/places.csv', features: 3 };
const job: LiveJob = {
  id: 7,
  kind: 'export',
  label: 'places.csv',
  state: 'running',
  cancelling: false,
  stage: null,
  done: 0,
  total: null,
  unit: null,
  note: null,
  notices: [],
  perSecond: null,
  etaS: null,
  startedAt: null,
  finishedAt: null,
  error: null,
  result: null,
};
const ended: LiveJob = { ...job, state: 'done', finishedAt: '2026-01-01T00:00:01.000Z', result: file };
const save = () =>
  exporting().save({ what: 'places' }, { title: 'Places', suggestedName: 'city places.csv' });

it('tells the file of an export that ended before its job was known', async () => {
  api.call.mockImplementation(async () => {
    app.jobs = [ended];
    return { jobId: 7 };
  });
  void save();
  await vi.waitFor(() => expect(exporting().written).toEqual({ file, download: null }));
  expect(listeners.size).toBe(0);
});

it('tells the file of an export that ends later, and shows what one fails with', async () => {
  api.call.mockImplementation(async () => {
    app.jobs = [job];
    return { jobId: 7 };
  });
  const [done, failed] = [save(), save()];
  await vi.waitFor(() => expect(listeners.size).toBe(2));
  const [first, second] = listeners;
  first(job);
  first({ ...ended, id: 8 });
  expect(exporting().written).toBe(null);
  first(ended);
  await done;
  expect(exporting().written).toEqual({ file, download: null });
  second({ ...ended, state: 'failed', error: { code: 'io/disk', message: plain('The disk is full.') } });
  await failed;
  expect([app.error?.message, listeners.size]).toEqual([plain('The disk is full.'), 0]);
});
