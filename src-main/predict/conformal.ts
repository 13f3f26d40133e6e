/**
 * Intervals of a split-conformal kind (Lei et al. 2018): ± the order statistic of the absolute out-of-fold residuals that
 * covers a new place of the same kind with the wanted level.
 */
export interface Conformal {
  level: number;
  /** On the log scale; infinite where the residuals are too few for the level. */
  halfWidth: number;
  /**
   * Share of tested places whose interval, made from the residuals of the other folds alone, holds the truth. With a
   * single fold each half of it is measured with the other. Null where no interval is finite.
   */
  coverage: number | null;
}

/** The ⌈(n + 1) level⌉-th smallest of n absolute residuals; infinity where n is too small. */
export function conformalHalfWidth(residuals: Iterable<number>, level: number): number {
  const sorted = Float64Array.from(residuals, Math.abs).sort();
  return sorted[Math.ceil((sorted.length + 1) * level - 1e-9) - 1] ?? Infinity;
}

export function conformal(residualsByFold: Float64Array[], level = 0.9): Conformal {
  const groups = residualsByFold.length > 1 ? residualsByFold : halves(residualsByFold[0]);
  let [covered, count] = [0, 0];
  groups.forEach((group, held) => {
    const others = groups.flatMap((other, i) => (i === held ? [] : [...other]));
    const halfWidth = conformalHalfWidth(others, level);
    if (halfWidth === Infinity) return;
    covered += group.filter((residual) => Math.abs(residual) <= halfWidth).length;
    count += group.length;
  });
  const all = residualsByFold.flatMap((group) => [...group]);
  return { level, halfWidth: conformalHalfWidth(all, level), coverage: count > 0 ? covered / count : null };
}

const halves = (group: Float64Array) => [0, 1].map((odd) => group.filter((_, i) => i % 2 === odd));
