export type DecimalMark = '.' | ',';

const missingWords = new Set(' - -- – — . ? na n/a #n/a n.a. k.a. nan null none nil \\n'.split(' '));
const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const currency = /[$€£¥₽₹]|\b(?:usd|eur|gbp|chf|pln|czk|sek|nok|dkk|zł|kč|kr)\b\.?|zł|kč/giu;
/** Blanks of every kind and the apostrophes that Swiss numbers are grouped with. */
const spacing = /[\s'’]/g;
const grouped = {
  '.': /^([+-]?\d{1,3})((?:,\d{3})+)(\.\d*)?$/,
  ',': /^([+-]?\d{1,3})((?:\.\d{3})+)(,\d*)?$/,
};

/** Whether a cell says that there is no value: blank, a dash, `NA`, `null` and their kin. */
export function isMissing(text: string): boolean {
  return text.length < 7 && missingWords.has(text.trim().toLowerCase());
}

/**
 * The number that a cell holds: `1 234,5`, `$7,738,700 `, `1.234.567`, `-3.5e4`, `Infinity`. Null where the cell says that
 * there is none (`isMissing`), NaN where it holds something else.
 */
export function parseNumber(text: string, decimal: DecimalMark = '.'): number | null {
  if (decimal === '.') {
    const value = Number(text);
    if (value === value && (value !== 0 || isDigit(text.charCodeAt(0))) && !isRadixPrefixed(text))
      return value;
  }
  return parseDecorated(text, decimal);
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
const isRadixPrefixed = (text: string) => text.charCodeAt(1) > 0x39 && /^0[xob]/i.test(text);

function parseDecorated(text: string, decimal: DecimalMark): number | null {
  if (isMissing(text)) return null;
  if (text.length > 64) return NaN;
  const bare = text.replace(currency, '').replace(spacing, '').replace('−', '-');
  if (/^[+-]?(?:inf|infinity)$/i.test(bare)) return bare[0] === '-' ? -Infinity : Infinity;
  if (isMissing(bare)) return null;
  const match = grouped[decimal].exec(bare);
  const digits = match ? match[1] + match[2].replace(/[.,]/g, '') + (match[3] ?? '') : bare;
  const dotted = decimal === ',' ? digits.replace(',', '.') : digits;
  return plain.test(dotted) ? Number(dotted) : NaN;
}

/** The decimal mark that most of the cells use; a point where they do not tell. */
export function sniffDecimalMark(cells: Iterable<string>): DecimalMark {
  let balance = 0;
  for (const cell of cells) {
    const mark = /^[^\d]*\d[\d\s'’.,]*?([.,])\d+[^\d]*$/.exec(cell.trim())?.[1];
    if (!mark || isOnlyGrouped(cell)) continue;
    balance += mark === ',' ? 1 : -1;
  }
  return balance > 0 ? ',' : '.';
}

/** `7,738,700` is grouped for certain; `1,234` could be either and is taken as grouped. */
const isOnlyGrouped = (cell: string) =>
  /^[^\d]*\d{1,3}(?:,\d{3})+[^\d,.]*$|^[^\d]*\d{1,3}(?:\.\d{3}){2,}[^\d,.]*$/.test(cell.trim());
