import { z } from 'zod';

const id = z.int().positive();

const savedSearch = z.object({
  id,
  name: z.string().min(1),
  setId: id,
  query: z.union([z.object({ placeId: id }), z.object({ regionId: id })]),
  like: z.array(id),
  unlike: z.array(id),
  /** The region that hits lie in; null: anywhere. */
  withinId: id.nullable(),
  /** When the set and the regions were made; a search kept by an older version lacks it. */
  madeAt: z
    .object({ set: z.string(), query: z.string().nullable(), within: z.string().nullable() })
    .optional(),
});

/** What was asked for, so that it can be asked again. Kept with the project. */
export type SavedSearch = z.infer<typeof savedSearch>;
export type SearchQuery = SavedSearch['query'];

/** The searches that a project keeps; what does not look like one is passed over. */
export function parseSearches(value: unknown): SavedSearch[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each) => savedSearch.safeParse(each).data ?? []);
}

/**
 * The one of this id that a search meant: once what had an id is gone for good, another one gets it. With `madeAt` undefined
 * the id has to do.
 */
export const meant = <Each extends { id: number; createdAt: string }>(
  list: readonly Each[],
  wantedId: number,
  madeAt: string | null | undefined,
): Each | undefined =>
  list.find(({ id, createdAt }) => id === wantedId && (madeAt === undefined || madeAt === createdAt));

export function withSearch(searches: readonly SavedSearch[], search: Omit<SavedSearch, 'id'>): SavedSearch[] {
  const last = Math.max(0, ...searches.map((each) => each.id));
  return [...searches, { ...search, id: last + 1 }];
}

export const renamed = (searches: readonly SavedSearch[], searchId: number, name: string): SavedSearch[] =>
  searches.map((search) => (search.id === searchId ? { ...search, name } : search));

export const without = (searches: readonly SavedSearch[], searchId: number): SavedSearch[] =>
  searches.filter((search) => search.id !== searchId);
