import { quantile } from './quantile';
import { type Sales, someSales } from './sales';

/** Without the sales whose ratio lies 3 interquartile ranges beyond a quartile (IAAO Standard on Ratio Studies 2013, B.1). */
export function withoutOutliers(sales: Sales): Sales {
  const { ratios } = sales;
  const [low, high] = [quantile(ratios, 0.25), quantile(ratios, 0.75)];
  const reach = 3 * (high - low);
  const kept = [...ratios.keys()].filter((i) => ratios[i] >= low - reach && ratios[i] <= high + reach);
  return kept.length === ratios.length ? sales : someSales(sales, kept);
}
