import { formatNumber } from './messages';
import { t } from './texts';

/** What each class of a legend holds, in words; `breaks` are its inner ones, ascending: one fewer than classes. */
export function rangeTexts(breaks: number[]): string[] {
  if (breaks.length === 0) return [t('all')];
  const largest = Math.max(1e-9, ...breaks.map(Math.abs));
  const digits = Math.max(0, 2 - Math.floor(Math.log10(largest)));
  const texts = breaks.map((value) => formatNumber(value, digits));
  const between = texts.slice(1).map((text, i) => `${texts[i]} – ${text}`);
  return [`< ${texts[0]}`, ...between, `≥ ${texts.at(-1)}`];
}
