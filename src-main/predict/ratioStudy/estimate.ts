/** From … to, both included. */
export type Interval = [low: number, high: number];

/** A figure with its interval; null where the sales are too few or too alike for one. */
export interface Estimate {
  value: number;
  interval: Interval | null;
}

/** How sure intervals are, as laws ask for it, and the normal deviate that cuts both tails. */
export const level = 0.95;
export const deviate95 = 1.959963984540054;
/** Of the groups of vertical equity, as the draft standard (IAAO 2026, appendix E) has them. */
export const deviate90 = 1.644853626951473;
