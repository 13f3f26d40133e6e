import { worded } from '../../src-shared/message.fixture';
import { beforeEach, expect, it, vi } from 'vitest';
import { AppError } from '../../src-shared/errors';
import { app } from './app.svelte';
import { type Edit, history } from './history.svelte';

vi.mock('../api', () => ({}));

/** What was begun, in order. */
let log: string[] = [];

/** An edit that takes its time. */
const slow = (label: string, ms = 20): Edit => {
  const work = (what: string) => async () => {
    log.push(`${what} ${label}`);
    await new Promise((resolve) => setTimeout(resolve, ms));
  };
  return { label, do: work('do'), undo: work('undo') };
};

const labels = () => [history.undoLabel, history.redoLabel];

beforeEach(() => {
  history.clear();
  app.error = null;
  log = [];
});

it('takes back two edits for two quick undos, and brings both back for two quick redos', async () => {
  for (const label of ['first', 'second', 'third']) await history.run(slow(label));
  log = [];
  await Promise.all([history.undo(), history.undo()]);
  expect([log, labels()]).toEqual([
    ['undo third', 'undo second'],
    ['first', 'second'],
  ]);
  log = [];
  await Promise.all([history.redo(), history.redo()]);
  expect([log, labels()]).toEqual([
    ['do second', 'do third'],
    ['third', null],
  ]);
});

it('keeps an edit that is asked for while another is taken back', async () => {
  await history.run(slow('first'));
  const undone = history.undo();
  await Promise.all([undone, history.run(slow('second', 0))]);
  expect([log, labels()]).toEqual([
    ['do first', 'undo first', 'do second'],
    ['second', null],
  ]);
  await history.undo();
  expect(labels()).toEqual([null, 'second']);
});

it('shows an edit that fails, and goes on with the next', async () => {
  const failing = async () => Promise.reject(new AppError('io/disk', 'full'));
  const throwing = () => {
    throw new Error('at once');
  };
  await Promise.all([
    history.run({ ...slow('failing'), do: failing }),
    history.run({ ...slow('throwing'), do: throwing }),
    history.run({ ...slow('stuck'), undo: failing }),
    history.undo(),
    history.run(slow('next')),
  ]);
  expect([app.error?.message, log, labels()]).toEqual([
    worded('full'),
    ['do stuck', 'do next'],
    ['next', null],
  ]);
});

it('keeps long work once it is done, without letting the edits meanwhile wait', async () => {
  await history.run(slow('short'));
  const undone = history.undo();
  await Promise.all([undone, history.keep(slow('long'))]);
  expect([log, labels()]).toEqual([
    ['do short', 'undo short'],
    ['long', null],
  ]);
  await history.undo();
  await history.redo();
  expect(log.slice(2)).toEqual(['undo long', 'do long']);
});

it('keeps nothing of the project before', async () => {
  await history.run(slow('kept'));
  const running = [history.run(slow('under way')), history.undo()];
  await new Promise((resolve) => setTimeout(resolve));
  history.clear();
  await Promise.all(running);
  expect([log, labels()]).toEqual([
    ['do kept', 'do under way'],
    [null, null],
  ]);
});
