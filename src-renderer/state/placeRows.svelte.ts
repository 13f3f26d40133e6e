import { lists } from './lists';

const rows = $derived(new Map(Array.from(lists.places().value?.id ?? [], (id, row) => [id, row])));

/** The row of a place in `lists.places()`; −1 if it is not there. */
export const rowOf = (placeId: number | null): number => (placeId === null ? -1 : (rows.get(placeId) ?? -1));
