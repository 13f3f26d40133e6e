import { type Language, preferences } from '../state/preferences.svelte';

type Values = Record<string, string | number>;

/**
 * Texts of one room in every language; all have the keys of the English ones. Returns the function that gives the text in
 * the language of the moment, `{name}` replaced by values. Plural by `{count|one|other}`.
 */
export function messages<Key extends string>(texts: Record<Language, Record<Key, string>>) {
  return (key: Key, values: Values = {}): string => fill(texts[preferences.language][key], values);
}

function fill(text: string, values: Values): string {
  return text.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (_whole, name: string, one?: string, other?: string) => {
      const value = values[name];
      if (one !== undefined && other !== undefined) return Number(value) === 1 ? one : other;
      return typeof value === 'number' ? formatNumber(value) : String(value);
    },
  );
}

/** Whole numbers with separators of thousands, others with up to `digits` decimals. */
export const formatNumber = (value: number, digits = 3): string =>
  value.toLocaleString(preferences.language, { maximumFractionDigits: Number.isInteger(value) ? 0 : digits });
