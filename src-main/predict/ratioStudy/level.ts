import { type Interval } from './estimate';
import { type Counts } from './sales';

/** The median of ascending ratios, each counted so often. */
export function medianRatio(ratios: Float64Array, counts: Counts): number {
  const low = Math.floor((ratios.length - 1) / 2);
  const high = Math.floor(ratios.length / 2);
  let [i, passed] = [0, counts[0]];
  while (passed <= low) passed += counts[++i];
  const lower = ratios[i];
  while (passed <= high) passed += counts[++i];
  return (lower + ratios[i]) / 2;
}

/**
 * The interval of a median between two of the ascending values, of ranks ⌈n/2 − z√n/2⌉ and ⌊1 + n/2 + z√n/2⌋ (IAAO draft of 2026,
 * appendix E); null where there is no such rank. `deviate`: z.
 */
export function medianInterval(sorted: ArrayLike<number>, deviate: number): Interval | null {
  const n = sorted.length;
  const half = (deviate * Math.sqrt(n)) / 2;
  const [low, high] = [Math.ceil(n / 2 - half), Math.floor(1 + n / 2 + half)];
  return low < 1 || high > n ? null : [sorted[low - 1], sorted[high - 1]];
}
