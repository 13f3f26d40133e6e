import { type Pause } from '../pause';
import { type Rows } from '../models/rows';

/** Most bins of values in a column; the next one holds what is missing. */
export const mostBins = 64;
export const missingBin = mostBins;

/** Columns of some rows as the bins of their values. */
export interface Bins {
  /** Rows and columns. */
  length: number;
  width: number;
  /** Of each column, ascending: a value lies in the first bin whose cut it does not exceed, or in the last, which has none. */
  cuts: Float64Array[];
  /** `[width, length]` */
  data: Uint8Array;
}

/** Cuts are taken from as many rows as this at most, evenly. */
const mostSampled = 50_000;

/** NaN is what is missing. */
export async function binned({ width, data }: Rows, rows: Uint32Array, pause: Pause): Promise<Bins> {
  const { length } = rows;
  const bins: Bins = { length, width, cuts: [], data: new Uint8Array(width * length) };
  const step = Math.ceil(length / mostSampled);
  for (let j = 0; j < width; j++) {
    const values = new Float64Array(length);
    for (let i = 0; i < length; i++) values[i] = data[rows[i] * width + j];
    const cuts = cutsOf(values.filter((value, i) => i % step === 0 && !Number.isNaN(value)).sort());
    bins.cuts.push(cuts);
    for (let i = 0; i < length; i++) bins.data[j * length + i] = binOf(cuts, values[i]);
    await pause();
  }
  return bins;
}

function binOf(cuts: Float64Array, value: number): number {
  if (Number.isNaN(value)) return missingBin;
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= cuts[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Between values that differ: between all of them where they are few, else so that bins hold about as many. */
function cutsOf(sorted: Float64Array): Float64Array {
  const ends: number[] = [];
  for (let i = 1; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1]) ends.push(i);
  const chosen = ends.length < mostBins ? ends : evenEnds(ends, sorted.length);
  return Float64Array.from(chosen, (end) => between(sorted[end - 1], sorted[end]));
}

/** A bin is closed once it has its share of what the bins before it left. */
function evenEnds(ends: number[], length: number): number[] {
  const chosen: number[] = [];
  let start = 0;
  for (const end of ends) {
    const binsLeft = mostBins - chosen.length;
    if (binsLeft === 1) break;
    if (end - start < (length - start) / binsLeft) continue;
    chosen.push(end);
    start = end;
  }
  return chosen;
}

/** The middle, or the lower value where there is nothing between. */
function between(low: number, high: number): number {
  const middle = low + (high - low) / 2;
  return middle >= low && middle < high ? middle : low;
}
