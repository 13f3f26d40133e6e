import { type Counts, type Sales } from './sales';

/** Price-related differential: the mean ratio over the ratio of sums. Above 1, dear places are valued too low. */
export function prd({ predicted, actual, ratios }: Sales, counts: Counts): number {
  let [ratio, valued, paid] = [0, 0, 0];
  for (let i = 0; i < ratios.length; i++) {
    ratio += counts[i] * ratios[i];
    valued += counts[i] * predicted[i];
    paid += counts[i] * actual[i];
  }
  return ratio / ratios.length / (valued / paid);
}
