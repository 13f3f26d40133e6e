/** A point of least value so far. */
export interface Minimum {
  at: number[];
  value: number;
}

/**
 * Looks for a minimum without derivatives (Nelder & Mead 1965, with the usual coefficients 1, 2, ½, ½): from a start and a step
 * along each axis, for some number of evaluations.
 */
export function* nelderMead(
  objective: (at: number[]) => number,
  start: readonly number[],
  step: number,
  evaluations: number,
): Generator<void, Minimum> {
  let left = evaluations;
  const judged = (at: number[]): Minimum => {
    left--;
    const value = objective(at);
    return { at, value: Number.isNaN(value) ? Infinity : value };
  };
  const corners = [start, ...start.map((_, axis) => start.map((x, i) => (i === axis ? x + step : x)))];
  const simplex: Minimum[] = [];
  for (const corner of corners) {
    simplex.push(judged([...corner]));
    yield;
  }
  const sort = () => simplex.sort((a, b) => a.value - b.value);
  sort();
  while (left > 0) {
    const last = simplex.length - 1;
    const worst = simplex[last];
    const middle = start.map((_, i) => simplex.slice(0, last).reduce((sum, { at }) => sum + at[i] / last, 0));
    const along = (factor: number) => judged(middle.map((x, i) => x + factor * (worst.at[i] - x)));
    const reflected = along(-1);
    yield;
    if (reflected.value < simplex[0].value) {
      const expanded = along(-2);
      simplex[last] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < simplex[last - 1].value) {
      simplex[last] = reflected;
    } else {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(worst.value, reflected.value)) simplex[last] = contracted;
      else
        for (let i = 1; i <= last; i++) {
          const { at } = simplex[i];
          simplex[i] = judged(at.map((x, axis) => (x + simplex[0].at[axis]) / 2));
          yield;
        }
    }
    sort();
    yield;
  }
  return simplex[0];
}
