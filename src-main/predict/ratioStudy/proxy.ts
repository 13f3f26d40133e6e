import { median } from './quantile';
import { type Sales } from './sales';

/** What a sale may be worth: half of what was paid and half of what was predicted, both on the level of prices. */
export function valueProxies({ predicted, actual, ratios }: Sales): Float64Array {
  const centre = median(ratios);
  return actual.map((paid, i) => (paid + predicted[i] / centre) / 2);
}
