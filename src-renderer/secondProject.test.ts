import { expect, it, vi } from 'vitest';
import { type ProjectSummary } from '../src-shared/contract/app/project';
import { app } from './state/app.svelte';
import { projectStates } from './state/perProject.svelte';

vi.hoisted(() => {
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('sessionStorage', { getItem: () => null });
});
vi.mock('./api', () => ({ renewDataUrls: () => {}, call: async () => null, fetchColumns: async () => null }));

// All states make themselves known.
import.meta.glob(['./{features,state}/**/*.svelte.ts', './map/**/*.svelte.ts'], { eager: true });
const sources = import.meta.glob<string>(['./{features,map,state}/**/*.ts', '!**/*.test.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** The window's and the machine's own, and what asks for its state where that is made anew. */
const ofNoProject = [
  "./map/basemap.svelte.ts: const kept = new KeptSetting('basemap', readLook);",
  "./map/basemap.svelte.ts: const online = new Followed(() => call('background.get', {}));",
  './map/geoman.ts: let loading: Promise<Geoman> | undefined;',
  "./map/ownColours.svelte.ts: const kept = new KeptSetting('colouring', readColouring);",
  './map/ownColours.svelte.ts: export const ownColours = new OwnColours();',
  "./features/explore/hitColumns.ts: export const hitColumns = new KeptSetting('hitColumns', parseHitColumns);",
  "./features/explore/savedSearches.ts: export const savedSearches = new KeptSetting('searches', parseSearches);",
  './state/app.svelte.ts: export const app = new AppState();',
  "./state/lists.ts: const executors = new Followed(() => call('system.executors', {}));",
  "./state/lists.ts: const presets = new Followed(() => call('runs.presets', {}));",
  './state/preferences.svelte.ts: export const preferences = new Preferences();',
];

/** The fields of each state by the name of its class; what is reckoned from them is none. */
const fields = () => projectStates.map((current) => [current().constructor.name, { ...current() }] as const);

it('leaves nothing of the project before in any state', () => {
  const enter = (opening: string) => app.enter({ opening } as ProjectSummary);
  enter('one');
  const fresh = JSON.stringify(fields());
  expect(fields().map(([name]) => name)).toEqual(
    expect.arrayContaining(['ExploreState', 'PredictState', 'History', 'Selection', 'Viewport', 'OpenStep']),
  );
  for (const current of projectStates) {
    const state = current() as Record<string, unknown>;
    for (const field of Object.keys(state)) state[field] = 'left';
  }
  enter('one');
  expect(JSON.stringify(fields())).not.toBe(fresh);
  enter('two');
  expect(JSON.stringify(fields())).toBe(fresh.replaceAll('"one"', '"two"'));
});

it('has no state that is not made anew with each project', () => {
  const loose = Object.entries(sources).flatMap(([path, source]) =>
    source
      .split('\n')
      .filter((line) => /^(?:export )?(?:let |const [^(]*= (?:\$state|new ))/.test(line))
      .map((line) => `${path}: ${line}`),
  );
  expect(loose.toSorted()).toEqual(ofNoProject.toSorted());
});
