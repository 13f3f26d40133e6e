import { expect, it } from 'vitest';
import { meant, parseSearches, renamed, type SavedSearch, without, withSearch } from './searches';

const search: Omit<SavedSearch, 'id'> = {
  name: 'Riverside',
  setId: 1,
  query: { placeId: 12 },
  like: [3],
  unlike: [],
  withinId: null,
};
const first = { ...search, id: 1 };
const second: SavedSearch = {
  ...search,
  id: 4,
  query: { regionId: 2 },
  withinId: 5,
  madeAt: { set: '2026-01-01', query: '2026-01-02', within: null },
};

it('reads what a project keeps, and passes over what is no search', () => {
  const kept: unknown = JSON.parse(JSON.stringify([first, { ...first, like: 'all' }, 7, second]));
  expect(parseSearches(kept)).toEqual([first, second]);
  expect([parseSearches(null), parseSearches({ id: 1 })]).toEqual([[], []]);
});

it('adds with a new id, renames, takes away', () => {
  expect(withSearch([], search)).toEqual([first]);
  expect(withSearch([second, first], search)).toEqual([second, first, { ...search, id: 5 }]);
  expect(renamed([first, second], 4, 'Docks')).toEqual([first, { ...second, name: 'Docks' }]);
  expect(without([first, second], 1)).toEqual([second]);
});

it('knows what it meant by its id and when it was made, in an old search by the id alone', () => {
  const made = [{ id: 2, createdAt: '2026-01-02' }];
  expect([
    meant(made, 2, '2026-01-02'),
    meant(made, 2, undefined),
    meant(made, 2, '2026-01-01'),
    meant(made, 2, null),
    meant(made, 3, '2026-01-02'),
  ]).toEqual([made[0], made[0], undefined, undefined, undefined]);
});
