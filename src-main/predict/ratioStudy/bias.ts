import { isConstant } from '../../../src-shared/isConstant';
import { type Estimate, level } from './estimate';
import { valueProxies } from './proxy';
import { median } from './quantile';
import { type Sales } from './sales';
import { studentDeviate } from './studentDeviate';

/**
 * Coefficient of price-related bias: by what share ratios change where values double, the slope of (r − m)/m on log₂ of the proxies,
 * with its t interval. Null where values do not vary.
 */
export function prb(sales: Sales): Estimate | null {
  const { ratios } = sales;
  const n = ratios.length;
  const centre = median(ratios);
  const x = valueProxies(sales).map(Math.log2);
  const y = ratios.map((ratio) => (ratio - centre) / centre);
  const [xMean, yMean] = [meanOf(x), meanOf(y)];
  const spread = x.reduce((sum, value) => sum + (value - xMean) ** 2, 0);
  if (isConstant(spread / n, xMean)) return null;
  const slope = x.reduce((sum, value, i) => sum + (value - xMean) * (y[i] - yMean), 0) / spread;
  const left = y.reduce((sum, value, i) => sum + (value - yMean - slope * (x[i] - xMean)) ** 2, 0);
  const half = studentDeviate(n - 2, level) * Math.sqrt(left / (n - 2) / spread);
  return { value: slope, interval: [slope - half, slope + half] };
}

const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
