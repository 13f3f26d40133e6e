import { type HealthSign } from '../../../src-shared/contract/engine';

/** The key of the words for a sign. A loss raises its alarm near ln K, which is 0.69 at least, or near 0. */
export function healthKey({ signal, alarm, value }: Pick<HealthSign, 'signal' | 'alarm' | 'value'>) {
  if (!alarm) return `health.${signal}` as const;
  if (signal === 'loss') return value > 0.5 ? 'health.loss.stuck' : 'health.loss.oneClass';
  return `health.${signal}.alarm` as const;
}

/** The figure in those words: a loss, a rank and a count as they are, shares in percent. */
export function healthFigure({ signal, value }: Pick<HealthSign, 'signal' | 'value'>): string {
  if (signal === 'loss') return value.toFixed(3);
  if (signal === 'effectiveRank') return value.toFixed(1);
  if (signal === 'rollBack') return String(value);
  return `${Math.round(100 * value)} %`;
}
