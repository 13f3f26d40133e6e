import { deviate90, type Interval } from './estimate';
import { medianInterval } from './level';
import { valueProxies } from './proxy';
import { median, quantile } from './quantile';
import { type Sales } from './sales';

/** Sales of about one value. */
export interface ValueGroup {
  count: number;
  median: number;
  /** Of the median, 90 %. */
  interval: Interval;
}

/** Vertical equity indicator (IAAO draft of May 2026, appendix E). */
export interface VerticalEquity {
  /** From the cheapest to the dearest. */
  groups: ValueGroup[];
  /** By how many % of the median ratio the dearest are valued higher than the cheapest. */
  vei: number;
  /** By how many % the intervals of the highest and the lowest median lie apart at least; below 0 where they overlap. */
  significance: number;
}

/** Halves of 20 to 50 sales, quarters up to 500, tenths above. */
const groupCount = (sales: number): number => (sales < 20 ? 0 : sales <= 50 ? 2 : sales <= 500 ? 4 : 10);

/**
 * Groups are cut at quantiles (definition 7) of half the price and half the value on the level of prices. Null of fewer than 20
 * sales, and where so many are of one value that a group has no interval.
 */
export function verticalEquity(sales: Sales): VerticalEquity | null {
  const { ratios } = sales;
  const wanted = groupCount(ratios.length);
  const groups = groupsOf(sales, wanted);
  if (wanted === 0 || groups.length < wanted) return null;
  const centre = median(ratios);
  const [lowest, highest] = [
    groups.reduce((least, each) => (each.median < least.median ? each : least)),
    groups.reduce((most, each) => (each.median > most.median ? each : most)),
  ];
  return {
    groups,
    vei: (100 * (groups[wanted - 1].median - groups[0].median)) / centre,
    significance: (100 * (highest.interval[0] - lowest.interval[1])) / centre,
  };
}

function groupsOf(sales: Sales, wanted: number): ValueGroup[] {
  const proxies = valueProxies(sales);
  const sorted = proxies.slice().sort();
  const cuts = Array.from({ length: wanted }, (_, g) => quantile(sorted, (g + 1) / wanted));
  return cuts.flatMap((cut, g) => {
    const above = g === 0 ? -Infinity : cuts[g - 1];
    const isOfLast = g === wanted - 1;
    const own = sales.ratios.filter((_, i) => proxies[i] > above && (isOfLast || proxies[i] <= cut));
    const interval = medianInterval(own, deviate90);
    return interval ? [{ count: own.length, median: median(own), interval }] : [];
  });
}
