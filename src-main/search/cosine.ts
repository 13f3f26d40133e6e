/** Scales each row (`[rows, dimension]`) to length 1, in place; a row of zeros stays. */
export function normaliseRows(vectors: Float32Array, dimension: number): Float32Array {
  for (let start = 0; start < vectors.length; start += dimension) {
    let square = 0;
    for (let i = start; i < start + dimension; i++) square += vectors[i] * vectors[i];
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let i = start; i < start + dimension; i++) vectors[i] *= scale;
  }
  return vectors;
}

/** Mean of some rows, scaled to length 1. */
export function meanDirection(vectors: Float32Array, dimension: number, rows: number[]): Float32Array {
  const sum = new Float64Array(dimension);
  for (const row of rows) for (let i = 0; i < dimension; i++) sum[i] += vectors[row * dimension + i];
  return normaliseRows(Float32Array.from(sum), dimension);
}

export interface RankedRow {
  row: number;
  /** Cosine, −1 … 1. */
  similarity: number;
}

/**
 * The `top` rows of unit vectors nearest to a unit query, best first; of equal ones the earlier row. An exact scan;
 * `accept` is asked only about rows that would enter the list.
 */
export function mostSimilarRows(
  vectors: Float32Array,
  query: Float32Array,
  top: number,
  accept: (row: number) => boolean = () => true,
): RankedRow[] {
  const dimension = query.length;
  if (top > mostInserted) return allRows(vectors, query, accept).slice(0, top);
  const best: RankedRow[] = [];
  for (let row = 0, start = 0; start < vectors.length; row++, start += dimension) {
    let similarity = 0;
    for (let i = 0; i < dimension; i++) similarity += vectors[start + i] * query[i];
    if (best.length === top && !(similarity > best[top - 1].similarity)) continue;
    if (accept(row)) insert(best, { row, similarity }, top);
  }
  return best;
}

/** More than these are sorted at once. */
const mostInserted = 2000;

function allRows(vectors: Float32Array, query: Float32Array, accept: (row: number) => boolean): RankedRow[] {
  const dimension = query.length;
  const rows: RankedRow[] = [];
  for (let row = 0, start = 0; start < vectors.length; row++, start += dimension) {
    if (!accept(row)) continue;
    let similarity = 0;
    for (let i = 0; i < dimension; i++) similarity += vectors[start + i] * query[i];
    rows.push({ row, similarity });
  }
  return rows.sort((a, b) => b.similarity - a.similarity);
}

function insert(best: RankedRow[], ranked: RankedRow, top: number): void {
  let at = best.length;
  while (at > 0 && ranked.similarity > best[at - 1].similarity) at--;
  best.splice(at, 0, ranked);
  if (best.length > top) best.pop();
}
