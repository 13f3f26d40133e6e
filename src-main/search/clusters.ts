import { randomStream } from '../../src-shared/random';
import { meanDirection, normaliseRows } from './cosine';

/** Rows that the centres are found from at most. */
const fittedRows = 10_000;
const rounds = 15;

/**
 * Spherical k-means of unit rows (`[rows, dimension]`; Dhillon and Modha 2001), begun by k-means++: the cluster of each
 * row. Deterministic by seed; fewer clusters than `count` where there are fewer different rows.
 */
export function clusters(vectors: Float32Array, dimension: number, count: number, seed = 1): Uint32Array {
  const rows = vectors.length / dimension;
  const random = randomStream(seed);
  const step = Math.max(1, Math.floor(rows / fittedRows));
  const fitted = Array.from({ length: Math.ceil(rows / step) }, (_, i) => i * step);
  let centres = firstCentres(vectors, dimension, fitted, count, random.next.bind(random));
  for (let round = 0; round < rounds; round++) {
    const members = centres.map((): number[] => []);
    for (const row of fitted) members[nearest(vectors, dimension, row, centres).centre].push(row);
    centres = centres.map((centre, i) =>
      members[i].length > 0 ? meanDirection(vectors, dimension, members[i]) : centre,
    );
  }
  return Uint32Array.from({ length: rows }, (_, row) => nearest(vectors, dimension, row, centres).centre);
}

function firstCentres(
  vectors: Float32Array,
  dimension: number,
  rows: number[],
  count: number,
  next: () => number,
): Float32Array[] {
  const centreAt = (row: number) =>
    normaliseRows(vectors.slice(row * dimension, (row + 1) * dimension), dimension);
  if (rows.length === 0) return [];
  const centres = [centreAt(rows[Math.floor(next() * rows.length)])];
  while (centres.length < count) {
    const weights = rows.map((row) => Math.max(0, 1 - nearest(vectors, dimension, row, centres).similarity));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (total < 1e-9) break;
    let left = next() * total;
    const chosen = weights.findIndex((weight) => (left -= weight) <= 0);
    centres.push(centreAt(rows[chosen < 0 ? rows.length - 1 : chosen]));
  }
  return centres;
}

function nearest(vectors: Float32Array, dimension: number, row: number, centres: Float32Array[]) {
  let best = { centre: 0, similarity: -Infinity };
  centres.forEach((centre, i) => {
    let similarity = 0;
    for (let d = 0; d < dimension; d++) similarity += vectors[row * dimension + d] * centre[d];
    if (similarity > best.similarity) best = { centre: i, similarity };
  });
  return best;
}
