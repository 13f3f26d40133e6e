import { type BrowserWindow } from 'electron';
import { beforeEach, expect, it, vi } from 'vitest';
import { type LiveJob } from '../../src-shared/contract/app/jobs';
import { type Language } from '../../src-shared/languages';
import { Attention } from './attention';

const told = vi.hoisted(() => ({ events: [] as unknown[] }));
vi.mock('electron', () => ({
  powerSaveBlocker: {
    start: (kind: string) => (told.events.push(kind), 7),
    stop: (id: number) => told.events.push(`stop ${id}`),
  },
  Notification: class {
    static isSupported = () => true;
    constructor(private readonly options: object) {}
    on = () => {};
    show = () => told.events.push(this.options);
  },
}));

let isFocused = false;
let language: Language = 'en';
const window = {
  isFocused: () => isFocused,
  setProgressBar: (share: number) => told.events.push(share),
} as unknown as BrowserWindow;

const job = (changes: Partial<LiveJob>) =>
  ({
    id: 1,
    kind: 'train',
    label: 'standard',
    state: 'running',
    done: 1,
    total: 4,
    startedAt: '2026-01-01T00:00:00Z',
    finishedAt: null,
    ...changes,
  }) as LiveJob;
const ended = { state: 'done', finishedAt: '2026-01-01T00:01:00Z' } as const;

beforeEach(() => {
  told.events = [];
  isFocused = false;
});

it('shows progress, keeps awake while a run trains, and tells of its end', () => {
  const attention = new Attention(
    () => window,
    () => language,
  );
  attention.follow(job({}));
  attention.follow(job({ done: 2 }));
  attention.follow(job(ended));
  expect(told.events).toEqual([
    0.25,
    'prevent-app-suspension',
    0.5,
    { title: 'Placeprint: Training · done', body: 'standard' },
    -1,
    'stop 7',
  ]);
});

it('is quiet about short work, other work, and while one looks on', () => {
  const attention = new Attention(
    () => window,
    () => language,
  );
  attention.follow(job({ kind: 'render', total: null }));
  attention.follow(job({ ...ended, finishedAt: '2026-01-01T00:00:05Z' }));
  isFocused = true;
  attention.follow(job(ended));
  expect(told.events).toEqual([2, -1, -1]);
});

it('tells it in the language of the interface', () => {
  language = 'ko';
  new Attention(
    () => window,
    () => language,
  ).follow(job(ended));
  expect(told.events).toContainEqual({ title: 'Placeprint: 학습 · 완료', body: 'standard' });
});
