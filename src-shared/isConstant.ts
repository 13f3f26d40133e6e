/** Whether a variance is no more than what rounding leaves of equal values; `mean`: theirs. */
export const isConstant = (variance: number, mean: number): boolean =>
  !(variance > 1e-20 * (1 + mean * mean));
