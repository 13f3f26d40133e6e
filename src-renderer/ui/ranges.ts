import { formatNumber } from './messages';
import { t } from './texts';

/**
 * What each class of a legend holds, in words; `breaks` are its inner ones, ascending: one fewer than classes. They are worded
 * as numbers, rounded as fits the largest, unless told otherwise.
 */
export function rangeTexts(breaks: number[], inWords = roundedFor(breaks)): string[] {
  if (breaks.length === 0) return [t('all')];
  const texts = breaks.map(inWords);
  const between = texts.slice(1).map((text, i) => `${texts[i]} – ${text}`);
  return [`< ${texts[0]}`, ...between, `≥ ${texts.at(-1)}`];
}

function roundedFor(breaks: number[]): (value: number) => string {
  const largest = Math.max(1e-9, ...breaks.map(Math.abs));
  const digits = Math.max(0, 2 - Math.floor(Math.log10(largest)));
  return (value) => formatNumber(value, digits);
}
