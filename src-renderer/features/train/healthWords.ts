import { type HealthSign } from '../../../src-shared/contract/engine';

/** The key of the words for a sign. A loss raises its alarm near ln K, which is 0.69 at least, or near 0. */
export function healthKey({ signal, alarm, value }: Pick<HealthSign, 'signal' | 'alarm' | 'value'>) {
  if (!alarm) return `health.${signal}` as const;
  if (signal === 'loss') return value > 0.5 ? 'health.loss.stuck' : 'health.loss.oneClass';
  return `health.${signal}.alarm` as const;
}

/** The figure in those words: a loss as it is, shares in percent. */
export const healthFigure = ({ signal, value }: Pick<HealthSign, 'signal' | 'value'>): string =>
  signal === 'loss' ? value.toFixed(3) : `${Math.round(100 * value)} %`;
