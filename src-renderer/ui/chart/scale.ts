/** An axis: the range that it covers and the round values written beside it. */
export interface Scale {
  low: number;
  high: number;
  ticks: number[];
}

/** An axis over all finite values, its ends on round numbers; `[0, 1]` where there are none. */
export function scaleOf(values: Iterable<number>, about = 5): Scale {
  let [low, high] = rangeOf(values);
  if (low === high) [low, high] = widened(low);
  const step = roundStep((high - low) / about);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => tidy((first + i) * step, step));
  return { low: ticks[0], high: ticks.at(-1)!, ticks };
}

/** An axis that ends where the values end, with round values inside: for steps. */
export function exactScale(values: Iterable<number>, about = 5): Scale {
  const [low, high] = rangeOf(values);
  const round = scaleOf([low, high], about);
  if (low === high) return round;
  return { low, high, ticks: round.ticks.filter((tick) => tick >= low && tick <= high) };
}

/** Of the finite values. */
function rangeOf(values: Iterable<number>): [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : [0, 1];
}

/** Where a value lies between the ends of an axis: 0 … 1. */
export const shareOf = (value: number, { low, high }: Scale): number => (value - low) / (high - low);

const widened = (value: number): [number, number] =>
  value === 0 ? [0, 1] : [value - Math.abs(value) / 2, value + Math.abs(value) / 2];

/** The smallest of 1, 2, 5 × 10ⁿ that is not below a step. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 5, 10].find((each) => each * power >= step * (1 - 1e-9))!;
  return factor * power;
}

/** Without the noise of binary fractions. */
const tidy = (value: number, step: number): number =>
  Number(value.toFixed(Math.max(0, Math.min(20, 1 - Math.floor(Math.log10(step))))));
