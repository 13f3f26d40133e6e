import { worded } from '../../../src-shared/message.fixture';
import { beforeEach, expect, it, vi } from 'vitest';
import { type EmbeddingSetView } from '../../../src-shared/contract/app/explore';
import { type RegionView } from '../../../src-shared/contract/app/regions';
import { type ProjectSummary } from '../../../src-shared/contract/app/project';
import { app } from '../../state/app.svelte';
import { regionOf } from '../../map/rectangle';
import { lists } from '../../state/lists';
import { exploreState } from './exploreState.svelte';

// What the preferences are read from.
vi.hoisted(() => vi.stubGlobal('localStorage', { getItem: () => null }));

const answers = vi.hoisted((): Record<string, (params: never) => unknown> => ({}));
const asked = vi.hoisted((): { name: string; params: unknown }[] => []);
vi.mock('../../api', () => ({
  call: async (name: string, params: never) => {
    asked.push({ name, params });
    return answers[name]?.(params);
  },
  fetchColumns: async () => ({ placeId: [] }),
  saveFile: async () => 'hits.geojson',
  downloadUrl: () => null,
  on: () => () => {},
  renewDataUrls: () => {},
}));

const set: EmbeddingSetView = {
  id: 1,
  name: null,
  run: { name: 'first', origin: { seed: 1 } },
  encoderName: null,
  seed: 1,
  runId: 1,
  encoderId: null,
  imageSetId: 1,
  dimension: 8,
  count: 9,
  missing: 0,
  unscorable: null,
  createdAt: '2026-01-01T00:00:00.000Z',
};
const harbour: RegionView = {
  id: 3,
  name: 'Harbour',
  region: regionOf([0, 0, 1, 1]),
  createdAt: '2026-01-02T00:00:00.000Z',
};
const found = { setId: 1, imageSetId: 1, queryPlaces: [7], hits: [] };
const asking = (name: string) => asked.filter((each) => each.name === name).map(({ params }) => params);

let openings = 0;
async function explored() {
  app.enter({ name: 'city', opening: `${++openings}` } as ProjectSummary);
  await Promise.all([lists.embeddingSets().refresh(), lists.regions().refresh()]);
  return exploreState();
}

beforeEach(() => {
  asked.length = 0;
  app.error = null;
  Object.assign(answers, {
    'explore.sets': () => [set],
    'regions.list': () => [harbour],
    'explore.similar': () => found,
    'exports.write': () => ({ jobId: 1 }),
  });
});

it('saves the hits of the search that found them, whatever became of its region', async () => {
  const explore = await explored();
  explore.withinId = harbour.id;
  await explore.find({ regionId: harbour.id });
  const [search] = asking('explore.similar');
  expect(search).toMatchObject({ query: { region: harbour.region }, within: harbour.region, setId: 1 });

  for (const left of [[{ ...harbour, region: regionOf([5, 5, 6, 6]) }], []]) {
    answers['regions.list'] = () => left;
    await lists.regions().refresh();
    asked.length = 0;
    void explore.save();
    await vi.waitFor(() =>
      expect(asking('exports.write')).toEqual([{ what: 'hits', file: 'hits.geojson', search }]),
    );
  }
  expect(app.error).toBe(null);
});

it('saves the hits that are shown, not those of a search that failed', async () => {
  const explore = await explored();
  await explore.find({ placeId: 7 });
  const [search] = asking('explore.similar');
  answers['explore.similar'] = () => {
    throw new Error('lost');
  };
  explore.top = 50;
  explore.judgements = { like: [8], unlike: [] };
  await explore.ask();
  expect([app.error?.message, explore.found, explore.isOutdated]).toEqual([worded('lost'), found, true]);
  void explore.save();
  await vi.waitFor(() =>
    expect(asking('exports.write')).toEqual([{ what: 'hits', file: 'hits.geojson', search }]),
  );
});

it('takes nothing else for the set and the regions of a saved search because it has their id', async () => {
  const explore = await explored();
  explore.withinId = harbour.id;
  await explore.find({ regionId: harbour.id });
  const search = { ...explore.toKeep('Like the harbour')!, id: 1 };
  asked.length = 0;
  await explore.recall(search);
  expect(asking('explore.similar')).toMatchObject([{ setId: 1, within: harbour.region }]);

  // The project was opened anew meanwhile: what was deleted is gone, and its id given again.
  const later = '2026-02-01T00:00:00.000Z';
  answers['regions.list'] = () => [{ ...harbour, name: 'Hills', createdAt: later }];
  await lists.regions().refresh();
  asked.length = 0;
  await expect(explore.recall(search)).rejects.toThrow('The region of this search is gone.');
  await expect(explore.recall({ ...search, query: { placeId: 7 } })).rejects.toThrow('The region of');
  answers['explore.sets'] = () => [{ ...set, runId: 2, createdAt: later }];
  await lists.embeddingSets().refresh();
  await expect(explore.recall({ ...search, query: { placeId: 7 }, withinId: null })).rejects.toThrow(
    'The embeddings that “Like the harbour” searched in are gone.',
  );
  expect(asking('explore.similar')).toEqual([]);
});
