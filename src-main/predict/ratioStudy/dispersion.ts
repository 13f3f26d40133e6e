import { medianRatio } from './level';
import { type Counts, type Sales } from './sales';

/** Coefficient of dispersion, %: the mean distance of a ratio from the median one, of that. */
export function cod({ ratios }: Sales, counts: Counts): number {
  const centre = medianRatio(ratios, counts);
  let distance = 0;
  for (let i = 0; i < ratios.length; i++) distance += counts[i] * Math.abs(ratios[i] - centre);
  return ((100 / centre) * distance) / ratios.length;
}
