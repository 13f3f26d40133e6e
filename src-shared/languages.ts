/** The languages that the product speaks, as they call themselves. */
export const languages = { en: 'English', ko: '한국어', ja: '日本語' } as const;
export type Language = keyof typeof languages;
export const languageCodes = Object.keys(languages) as Language[];

/** Texts by key in every language: all have the keys of the English ones. */
export type Texts<Key extends string> = Record<Language, Record<Key, string>>;

/** One text in every language. */
export type Words = Record<Language, string>;

/** The language of a locale such as `ko-KR`; English where the product does not speak it. */
export const languageOf = (locale: string): Language =>
  languageCodes.find((code) => locale.toLowerCase().split(/[-_]/)[0] === code) ?? 'en';

/** As a text begins. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export type TextValues = Record<string, string | number>;

/** A text with `{name}` replaced by values, numbers with separators; plural by `{count|one|other}`. */
export function fillText(text: string, values: TextValues, language: Language): string {
  return text.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (_whole, name: string, one?: string, other?: string) => {
      const value = values[name];
      if (one !== undefined && other !== undefined) return Number(value) === 1 ? one : other;
      return typeof value === 'number' ? formatNumber(value, language) : String(value);
    },
  );
}

/** Whole numbers with separators of thousands, others with up to `digits` decimals. */
export const formatNumber = (value: number, language: Language, digits = 3): string =>
  value.toLocaleString(language, { maximumFractionDigits: Number.isInteger(value) ? 0 : digits });
