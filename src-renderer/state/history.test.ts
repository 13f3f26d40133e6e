import { worded } from '../../src-shared/message.fixture';
import { beforeEach, expect, it, vi } from 'vitest';
import { type ProjectSummary } from '../../src-shared/contract/app/project';
import { AppError } from '../../src-shared/errors';
import { plain } from '../../src-shared/message';
import { app } from './app.svelte';
import { type Edit } from './edit';
import { history } from './history.svelte';

/** What was begun, in order: `do first`, `undo first`. */
let log: string[] = [];
/** Keys that cannot be kept. */
const failing = new Set<string>();
const stored = vi.hoisted(() => new Map<string, string>());
vi.hoisted(() =>
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > 4000) throw new Error('QuotaExceededError');
      stored.set(key, value);
    },
  }),
);
vi.mock('../api', () => ({
  renewDataUrls: () => {},
  call: async (_method: string, { key }: { key: string }) => {
    if (failing.has(key)) throw new AppError('io/disk', plain('full'));
    log.push(key);
    await new Promise((resolve) => setTimeout(resolve, key.endsWith('slow') ? 20 : 0));
  },
}));

const edit = (label: string): Edit => ({
  label,
  do: ['project.setting', { key: `do ${label}` }],
  undo: ['project.setting', { key: `undo ${label}` }],
});

const labels = () => [history().undoLabel, history().redoLabel];
const open = (opening: string) => app.enter({ opening } as ProjectSummary);

beforeEach(() => {
  app.enter(null);
  stored.clear();
  open('one');
  log = [];
  failing.clear();
});

it('takes back two edits for two quick undos, and brings both back for two quick redos', async () => {
  for (const label of ['first slow', 'second slow', 'third slow']) await history().run(edit(label));
  log = [];
  await Promise.all([history().undo(), history().undo()]);
  expect([log, labels()]).toEqual([
    ['undo third slow', 'undo second slow'],
    ['first slow', 'second slow'],
  ]);
  log = [];
  await Promise.all([history().redo(), history().redo()]);
  expect([log, labels()]).toEqual([
    ['do second slow', 'do third slow'],
    ['third slow', null],
  ]);
});

it('keeps an edit that is asked for while another is taken back', async () => {
  await history().run(edit('first slow'));
  const undone = history().undo();
  await Promise.all([undone, history().run(edit('second'))]);
  expect([log, labels()]).toEqual([
    ['do first slow', 'undo first slow', 'do second'],
    ['second', null],
  ]);
  await history().undo();
  expect(labels()).toEqual([null, 'second']);
});

it('makes an edit when its turn has come', async () => {
  const make = (label: string) => async () => edit(`${label} after ${log.length}`);
  await Promise.all([history().run(make('a')), history().run(make('b'))]);
  expect(log).toEqual(['do a after 0', 'do b after 1']);
});

it('shows an edit that fails, and goes on with the next', async () => {
  for (const key of ['do failing', 'undo stuck']) failing.add(key);
  const throwing = () => {
    throw new Error('at once');
  };
  await Promise.all([
    history().run(throwing),
    history().run(edit('failing')),
    history().run(edit('stuck')),
    history().undo(),
    history().run(edit('next')),
  ]);
  expect([app.error?.message, log, labels()]).toEqual([
    worded('full'),
    ['do stuck', 'do next'],
    ['next', null],
  ]);
});

it('keeps what is done already, also what had to be done once to know how it is taken back', async () => {
  await history().keep(edit('long'));
  await history().keep(async () => edit(`made ${log.push('making')}`));
  expect([log, labels()]).toEqual([['making'], ['made 1', null]]);
  await history().undo();
  await history().redo();
  expect(log.slice(1)).toEqual(['undo made 1', 'do made 1']);
});

it('keeps nothing of the project before, and does nothing to another that was meant for it', async () => {
  await history().run(edit('kept'));
  const before = history();
  const running = [before.run(edit('under way slow')), before.undo()];
  await new Promise((resolve) => setTimeout(resolve));
  open('two');
  await Promise.all(running);
  expect([log, labels()]).toEqual([
    ['do kept', 'do under way slow'],
    [null, null],
  ]);
});

it('takes back after the page was loaded anew, as long as the project stays open', async () => {
  for (const label of ['first', 'second', 'third']) await history().run(edit(label));
  await history().undo();
  app.enter(null);
  open('one');
  expect(labels()).toEqual(['second', 'third']);
  await history().undo();
  await history().redo();
  expect([log.slice(-2), labels()]).toEqual([
    ['undo second', 'do second'],
    ['second', 'third'],
  ]);
  open('opened again');
  expect(labels()).toEqual([null, null]);
});

it('keeps the newest edits for a page that is loaded anew, where there is no room for all', async () => {
  for (let i = 0; i < 40; i++) await history().run(edit(`edit ${i}`));
  app.enter(null);
  open('one');
  let count = 0;
  for (; history().undoLabel; count++) await history().undo();
  expect([log.at(-count), count > 9 && count < 40]).toEqual(['undo edit 39', true]);
});

it('takes no edits that the contract does not know', () => {
  const kept = (done: unknown) =>
    stored.set('placeprint.edits', JSON.stringify({ opening: 'two', done, undone: [] }));
  for (const wrong of [
    [{ ...edit('a'), do: ['project.burn', {}] }],
    [{ ...edit('a'), undo: ['regions.delete', { regionId: '1' }] }],
    'none',
  ]) {
    kept(wrong);
    open('two');
    expect(labels()).toEqual([null, null]);
    open('one');
  }
});
