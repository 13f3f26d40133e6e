export type DecimalMark = '.' | ',';

const missingWords = new Set(' - -- – — . ? na n/a #n/a n.a. k.a. nan null none nil \\n'.split(' '));
const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** Signs and words of currencies, as they stand before or behind an amount. */
const currency =
  /(?:us|nz|au|hk|nt|r|c\$?)?\$|[€£¥₩₽₹₺₫₴฿₪₱₦]|円|圓|원|元|圆|\b(?:usd|eur|gbp|chf|pln|czk|sek|nok|dkk|jpy|krw|cny|rmb|inr|rub|brl|try|huf|zł|kč|kr|ft|rs)\b\.?|zł|kč|руб\.?/giu;
/** What an amount is told for: a square metre, a pyeong or tsubo, as in `円/㎡` or `per sq ft`. */
const areaUnit =
  '(?:m2|m²|sqm|sqft|sf|ft2|ft²|qm|坪|평|(?:sq|square)\\.? ?(?:m|ft|met(?:er|re)s?|feet|foot))';
const perArea = new RegExp(
  `(?:[/／]|\\b(?:per|pro|je)\\s)\\s*${areaUnit}\\.?|${areaUnit}当たり|${areaUnit} ?당`,
  'iu',
);
/** Blanks of every kind and the apostrophes that Swiss numbers are grouped with. */
const spacing = /[\s'’]/g;
const grouped = {
  '.': /^([+-]?\d{1,3})((?:,\d{3})+|(?:,\d{2})+,\d{3})(\.\d*)?$/,
  ',': /^([+-]?\d{1,3})((?:\.\d{3})+)(,\d*)?$/,
};

/** Words that multiply what stands before them. */
const multiples: Record<string, number> = {
  ...{
    千: 1e3,
    천: 1e3,
    thousand: 1e3,
    万: 1e4,
    萬: 1e4,
    만: 1e4,
    lakh: 1e5,
    lakhs: 1e5,
    lac: 1e5,
    lacs: 1e5,
  },
  ...{ 百万: 1e6, 백만: 1e6, million: 1e6, millions: 1e6, crore: 1e7, crores: 1e7 },
  ...{ 千万: 1e7, 천만: 1e7, 亿: 1e8, 億: 1e8, 억: 1e8, billion: 1e9, billions: 1e9, 兆: 1e12, 조: 1e12 },
  ...{ тыс: 1e3, млн: 1e6, млрд: 1e9 },
};
/** Letters that do so behind an amount of money alone: elsewhere `12M` is a code. */
const letters: Record<string, number> = {
  ...{ k: 1e3, tsd: 1e3, m: 1e6, mn: 1e6, mio: 1e6, mln: 1e6, cr: 1e7, b: 1e9, bn: 1e9, mrd: 1e9 },
};
/** `450.000,-`: an amount without cents. */
const noCents = /(?<=\d)[.,][-–—]+$/;
/** `9억 8,000`: what stands behind hundreds of millions without a word is told in ten thousands. */
const inTenThousands = /[억億亿]\s*(?:\d{1,4}|\d,\d{3})\s*$/;
const words = Object.keys(multiples).sort((a, b) => b.length - a.length);
const multiplied = new RegExp(`(\\d[\\d.,]*)(${words.join('|')})\\.?`, 'giu');
const isMultiplied = new RegExp(`^[+-]?(?:\\d[\\d.,]*(?:${words.join('|')})\\.?)+(\\d[\\d.,]*)?$`, 'iu');

/** A finite number as it is written, the sign of −0 included. */
export const numberText = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

/** Whether a cell says that there is no value: blank, a dash, `NA`, `null` and their kin. */
export function isMissing(text: string): boolean {
  return text.length < 7 && missingWords.has(text.trim().toLowerCase());
}

/**
 * The number that a cell holds: `1 234,5`, `$7,738,700 `, `₩350,000,000`, `12,34,500`, `12,300万円`, `1억 2,300만`, `1억 2,300`, `325,000(円/㎡)`,
 * `$1.2M`, `-3.5e4`, `Infinity`. Null where the cell says that there is none (`isMissing`), NaN where it holds something else.
 * `isMoney`: a bare `850K` is an amount too.
 */
export function parseNumber(text: string, decimal: DecimalMark = '.', isMoney = false): number | null {
  if (decimal === '.') {
    const value = Number(text);
    if (value === value && (value !== 0 || isDigit(text.charCodeAt(0))) && !isRadixPrefixed(text))
      return value;
  }
  return parseDecorated(text, decimal, isMoney);
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
const isRadixPrefixed = (text: string) => text.charCodeAt(1) > 0x39 && /^0[xob]/i.test(text);

function parseDecorated(text: string, decimal: DecimalMark, isMoney: boolean): number | null {
  if (isMissing(text)) return null;
  // A cell without a digit is no number, whatever stands in it: most texts end here.
  if (text.length > 64 || !/\p{Nd}|inf|[-–—?]/iu.test(text)) return NaN;
  const narrow = /[^\0-\u024f]/.test(text) ? text.normalize('NFKC') : text;
  const amount = narrow.replace(perArea, '').replace(currency, '');
  const whole = amount.replace(spacing, '').replace('()', '').replace('−', '-').replace(noCents, '');
  const bare = inTenThousands.test(narrow) ? `${whole}만` : whole;
  if (/^[+-]?(?:inf|infinity)$/i.test(bare)) return bare[0] === '-' ? -Infinity : Infinity;
  if (isMissing(bare)) return null;
  const value = plainNumber(bare, decimal);
  if (value === value) return value;
  return multipliedNumber(bare, decimal, isMoney || amount !== narrow);
}

function plainNumber(bare: string, decimal: DecimalMark): number {
  const match = grouped[decimal].exec(bare);
  const digits = match ? match[1] + match[2].replace(/[.,]/g, '') + (match[3] ?? '') : bare;
  const dotted = decimal === ',' ? digits.replace(',', '.') : digits;
  return plain.test(dotted) ? Number(dotted) : NaN;
}

function multipliedNumber(bare: string, decimal: DecimalMark, isMoney: boolean): number {
  const letter = isMoney ? /^([+-]?\d[\d.,]*)([a-z]{1,3})\.?$/i.exec(bare) : null;
  if (letter) return plainNumber(letter[1], decimal) * (letters[letter[2].toLowerCase()] ?? NaN);
  const match = isMultiplied.exec(bare);
  if (!match) return NaN;
  let sum = match[1] === undefined ? 0 : plainNumber(match[1], decimal);
  for (const [, digits, word] of bare.matchAll(multiplied))
    sum += plainNumber(digits, decimal) * multiples[word.toLowerCase()];
  return bare.startsWith('-') ? -sum : sum;
}

/**
 * How strongly cells say which mark their decimals have: above zero a comma, below zero a point, zero where they do not tell. What
 * stands twice groups digits; `1,234` and `1.234` could be either.
 */
export function decimalEvidence(cells: Iterable<string>): number {
  let balance = 0;
  for (const cell of cells) balance += evidenceOf(cell);
  return balance;
}

/** A number, with what may stand around it: not a date, an address or a list. */
const marked = /^[^\d.,]{0,8}(\d[\d\s'’.,]*)[^\d.,]{0,12}$/;

function evidenceOf(cell: string): number {
  if (cell.length > 40 || !(cell.includes('.') || cell.includes(','))) return 0;
  const digits = marked.exec(cell.trim())?.[1].replace(/[\s'’]/g, '');
  if (!digits) return 0;
  if (/^\d{1,3}(?:\.\d{3}){2,}$|^\d{1,3}(?:\.\d{3})+,\d*$/.test(digits)) return 1;
  if (/^\d{1,3}(?:,\d{2,3})*(?:,\d{3}){2,}$|^\d{1,3}(?:,\d{2,3})+\.\d*$/.test(digits)) return -1;
  const single = /^(\d*)([.,])(\d+)$/.exec(digits);
  if (!single) return 0;
  const [, before, mark, after] = single;
  const couldGroup = after.length === 3 && before.length <= 3 && !/^0/.test(before);
  if (couldGroup) return 0;
  return mark === ',' ? 1 : -1;
}

/** The decimal mark that most of the cells use; a point where they do not tell. */
export const sniffDecimalMark = (cells: Iterable<string>): DecimalMark =>
  decimalEvidence(cells) > 0 ? ',' : '.';
