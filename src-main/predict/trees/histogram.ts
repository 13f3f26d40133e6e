import { type Bins, mostBins } from './bins';

/** Bins of a column in a histogram: those of values and the missing one. */
export const binCount = mostBins + 1;

/** Of some rows, in each bin of some columns, `[columns, binCount]`. */
export interface Histogram {
  gradients: Float64Array;
  /** Where every second derivative is 1, the same array as `counts`. */
  curvatures: Float64Array;
  counts: Float64Array;
}

/** First and second derivatives of the loss by a row's score; null: all 1. */
export interface Derivatives {
  gradients: Float64Array;
  curvatures: Float64Array | null;
}

export function emptyHistogram(columns: number, isCurved: boolean): Histogram {
  const array = () => new Float64Array(columns * binCount);
  const counts = array();
  return { gradients: array(), curvatures: isCurved ? array() : counts, counts };
}

/** Sums one column; `derivatives` are those of `rows`, in their order, `slot` is where the column lies in the histogram. */
export function sumColumn(
  { gradients, curvatures, counts }: Histogram,
  slot: number,
  { data, length }: Bins,
  column: number,
  rows: Uint32Array,
  derivatives: Derivatives,
): void {
  const own = data.subarray(column * length, (column + 1) * length);
  const start = slot * binCount;
  for (const array of [gradients, curvatures, counts]) array.fill(0, start, start + binCount);
  const first = derivatives.gradients;
  for (let k = 0; k < rows.length; k++) {
    const at = start + own[rows[k]];
    gradients[at] += first[k];
    counts[at]++;
  }
  const second = derivatives.curvatures;
  if (second) for (let k = 0; k < rows.length; k++) curvatures[start + own[rows[k]]] += second[k];
}

/** Leaves in `whole` what `part` does not have. */
export function takeAway(whole: Histogram, part: Histogram): void {
  // By the array: curvatures that are the counts are taken away once.
  const pairs = new Map([
    [whole.gradients, part.gradients],
    [whole.curvatures, part.curvatures],
    [whole.counts, part.counts],
  ]);
  for (const [sums, own] of pairs) for (let i = 0; i < sums.length; i++) sums[i] -= own[i];
}
