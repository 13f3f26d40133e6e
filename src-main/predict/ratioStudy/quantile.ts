/** Of ascending numbers, by Hyndman and Fan's definition 7: linear between order statistics, as in R, numpy and pandas. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}

export const median = (sorted: ArrayLike<number>): number => quantile(sorted, 0.5);
