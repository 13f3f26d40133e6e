import { setImmediate as nextTurn } from 'node:timers/promises';
import { throwIfCancelled } from '../../src-shared/errors';
import { type WorkOptions } from '../../src-shared/progress';
import { normaliseRows } from '../search/cosine';

const rowsPerTurn = 100;

export interface ViewRanks {
  /** Among all rows. */
  all: Uint32Array;
  /** Among those that are not near: each row itself, and the rows that could not pass for it. */
  apart: Uint32Array;
}

/**
 * For each row of `queries` the rank, from 1, of the same row of `gallery` among its rows by cosine; both `[rows, dimension]`.
 * Equally similar rows count as before it, so that an encoder that tells nothing apart finds nothing.
 */
export async function viewRanks(
  queries: Float32Array,
  gallery: Float32Array,
  dimension: number,
  isNear: (row: number, other: number) => boolean,
  { signal, onProgress }: WorkOptions = {},
): Promise<ViewRanks> {
  const [from, to] = [queries, gallery].map((vectors) => normaliseRows(vectors.slice(), dimension));
  const total = from.length / dimension;
  const all = new Uint32Array(total);
  const apart = new Uint32Array(total);
  for (let row = 0; row < total; row++) {
    if (row % rowsPerTurn === 0) {
      throwIfCancelled(signal);
      onProgress?.({ stage: 'rank', done: row, total, unit: 'places' });
      await nextTurn();
    }
    const query = from.subarray(row * dimension, (row + 1) * dimension);
    const own = dot(query, to, row);
    for (let other = 0; other < total; other++) {
      if (dot(query, to, other) < own) continue;
      all[row]++;
      if (other === row || !isNear(row, other)) apart[row]++;
    }
  }
  onProgress?.({ stage: 'rank', done: total, total, unit: 'places' });
  return { all, apart };
}

function dot(query: Float32Array, vectors: Float32Array, row: number): number {
  let sum = 0;
  for (let i = 0, at = row * query.length; i < query.length; i++) sum += query[i] * vectors[at + i];
  return sum;
}
