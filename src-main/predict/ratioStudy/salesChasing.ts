import { errorFunction } from 'simple-statistics';

/** Whether predictions look as if the prices themselves had been seen. */
export interface SalesChasing {
  /** Share of ratios within 2 % of 1, and what a normal distribution of their mean and deviation would have there. */
  near: number;
  expected: number;
  /** The largest share of sales that have one and the same ratio within 2 % of 1. */
  step: number;
  /** Both rules: over 5 % more of them near than expected, and a step of over 5 %. */
  isSuspected: boolean;
}

const [low, high] = [0.98, 1.02];
const most = 0.05;

/** `ratios`: ascending. Rules of the IAAO Standard on Ratio Studies 2013, appendix E, and of steps in the distribution (assesspy). */
export function salesChasing(ratios: Float64Array): SalesChasing {
  const n = ratios.length;
  const within = ratios.filter((ratio) => ratio >= low && ratio <= high);
  const near = within.length / n;
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / n;
  const deviation = Math.sqrt(ratios.reduce((sum, ratio) => sum + (ratio - mean) ** 2, 0) / n);
  // Ratios that are all one have no distribution.
  const expected =
    deviation === 0 ? 0 : normalBelow((high - mean) / deviation) - normalBelow((low - mean) / deviation);
  const step = longestRun(within) / n;
  return { near, expected, step, isSuspected: near - expected > most && step > most };
}

const normalBelow = (deviates: number) => (1 + errorFunction(deviates / Math.SQRT2)) / 2;

function longestRun(sorted: Float64Array): number {
  let [longest, run] = [0, 0];
  sorted.forEach((value, i) => {
    run = value === sorted[i - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}
