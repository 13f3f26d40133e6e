import { type Target } from '../../src-shared/targets';

/**
 * The scale that a target is learnt on. The way back is the plain inverse, without a smearing correction: a predicted
 * price is the median that the model expects, not the mean (which errors symmetric in the log would lift).
 */
export interface TargetScale {
  /** Whether the label can be learnt; the others count as missing. */
  usable(value: number): boolean;
  toLog(value: number): number;
  fromLog(log: number): number;
}

export const targetScales: Record<Target, TargetScale> = {
  price: {
    usable: (value) => value > 0 && Number.isFinite(value),
    toLog: Math.log,
    fromLog: Math.exp,
  },
  population: {
    usable: (value) => value >= 0 && Number.isFinite(value),
    toLog: Math.log1p,
    fromLog: (log) => Math.max(0, Math.expm1(log)),
  },
};
