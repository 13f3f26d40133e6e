/** Central differences in float64: the gradient of a function of plain numbers. */
export function numericGradient(f: (x: number[]) => number, x: readonly number[], step = 1e-5): number[] {
  return x.map((_, i) => {
    const moved = (by: number) => f(x.map((value, j) => (i === j ? value + by : value)));
    return (moved(step) - moved(-step)) / (2 * step);
  });
}

/** The derivative of a function along a direction. */
export function slope(
  f: (x: number[]) => number,
  x: readonly number[],
  direction: readonly number[],
  step = 1e-5,
): number {
  const moved = (by: number) => f(x.map((value, i) => value + by * direction[i]));
  return (moved(step) - moved(-step)) / (2 * step);
}
