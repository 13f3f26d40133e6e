import {
  fillText,
  formatNumber as format,
  type Texts,
  type TextValues,
  type Words,
} from '../../src-shared/languages';
import { type Message, wordsOf } from '../../src-shared/message';
import { preferences } from '../state/preferences.svelte';

/**
 * Texts of one room in every language; all have the keys of the English ones. Returns the function that gives the text in
 * the language of the moment, `{name}` replaced by values. Plural by `{count|one|other}`.
 */
export function messages<Key extends string>(texts: Texts<Key>) {
  return (key: Key, values: TextValues = {}): string =>
    fillText(texts[preferences.language][key], values, preferences.language);
}

/** What a row of a table (`src-shared/kinds`) is called, in the language of the moment. */
export const said = (words: Words): string => words[preferences.language];

/** A message in the language of the moment. */
export const worded = (message: Message): string => wordsOf(message, preferences.language);

/** Whole numbers with separators of thousands, others with up to `digits` decimals. */
export const formatNumber = (value: number, digits?: number): string =>
  format(value, preferences.language, digits);

/** A label, a number with its unit where somebody said it. */
export const labelText = (label: number | string, unit: string | null | undefined): string =>
  typeof label === 'number' ? [formatNumber(label), unit].filter(Boolean).join(' ') : label;

/** A cell as it stands in its table: it may be a code. A number with a unit is none. */
export const cellText = (cell: string | number | boolean, unit: string | null | undefined): string =>
  typeof cell === 'number' && unit ? labelText(cell, unit) : String(cell);

/** The day of a moment in milliseconds since 1970 (UTC), as the language writes it. */
export const formatDate = (moment: number): string =>
  new Intl.DateTimeFormat(preferences.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(moment);
