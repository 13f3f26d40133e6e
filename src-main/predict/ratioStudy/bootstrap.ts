import { type Random } from '../../../src-shared/random';
import { type Pause } from '../pause';
import { type Interval, level } from './estimate';
import { quantile } from './quantile';
import { type Counts, type Sales } from './sales';

/** A figure of sales, each counted so often; null where it is not defined. */
export type Figure = (sales: Sales, counts: Counts) => number | null;

/** 1,000 resamples; of over 20,000 sales as many as 20 million draws give, but at least 200. */
const resampleCount = (sales: number) => Math.max(200, Math.min(1000, Math.floor(2e7 / sales)));

/** Percentile intervals (Efron 1979) of some figures, from the same resamples; null of one that a resample does not have. */
export async function bootstrap<Name extends string>(
  sales: Sales,
  figures: Record<Name, Figure>,
  random: Random,
  pause: Pause,
): Promise<Record<Name, Interval | null>> {
  const n = sales.ratios.length;
  const names = Object.keys(figures) as Name[];
  const found = names.map((): (number | null)[] => []);
  const counts = new Uint32Array(n);
  for (let resample = resampleCount(n); resample > 0; resample--) {
    counts.fill(0);
    for (let draw = 0; draw < n; draw++) counts[random.int(n)]++;
    names.forEach((name, i) => found[i].push(figures[name](sales, counts)));
    await pause();
  }
  const intervals = found.map((values) => (values.includes(null) ? null : intervalOf(values as number[])));
  return Object.fromEntries(names.map((name, i) => [name, intervals[i]])) as Record<Name, Interval | null>;
}

function intervalOf(values: number[]): Interval {
  const sorted = Float64Array.from(values).sort();
  return [quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2)];
}
