import { median } from './quantile';

/** Of how far predictions are from what was paid, as shares of that. */
export interface PercentErrors {
  /** Mean and median. */
  mape: number;
  mdape: number;
  /** Share of sales predicted within 10 % and 20 %. */
  ppe10: number;
  ppe20: number;
}

export function percentErrors(ratios: Float64Array): PercentErrors {
  const errors = ratios.map((ratio) => Math.abs(ratio - 1)).sort();
  const n = errors.length;
  const shareWithin = (most: number) => errors.filter((error) => error <= most).length / n;
  return {
    mape: errors.reduce((sum, error) => sum + error, 0) / n,
    mdape: median(errors),
    // 1.1 − 1 is a little more than 0.1.
    ppe10: shareWithin(0.1 + 1e-12),
    ppe20: shareWithin(0.2 + 1e-12),
  };
}
