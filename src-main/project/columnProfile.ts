import { dateOfNumber, parseDate, sniffDateOrder } from '../../src-shared/dates';
import { categoryOf, type CellValue, type ColumnKind, JsonText } from '../../src-shared/kinds/columns';
import { decimalEvidence, type DecimalMark, isMissing, parseNumber } from '../../src-shared/numbers';
import { type Cells } from './columnChunks';

/** More values than these are no categories. */
export const mostCategories = 200;
/** Share of the cells that decides what a column holds: a few words among numbers do not make a text of it. */
const most = 0.9;

/** What the cells of a column look like, told chunk by chunk. */
export class ColumnProfile {
  /** Cells that hold something. */
  count = 0;
  min = Infinity;
  max = -Infinity;
  /** Of the first values that differ from each other: how often each occurs. */
  readonly values = new Map<string | number | boolean, number>();
  /** Whether there are more of them. */
  hasMore = false;
  private numbers = 0;
  private texts = 0;

  add(cells: Cells): void {
    if ('numbers' in cells) for (const number of cells.numbers) this.addNumber(number, 1);
    else if (!cells.codes) for (const value of cells.values) this.addValue(value, 1);
    else {
      const counts = new Uint32Array(cells.values.length);
      for (const code of cells.codes) counts[code]++;
      cells.values.forEach((value, code) => this.addValue(value, counts[code]));
    }
  }

  /** What the column holds, judged by its values. */
  kind(): ColumnKind {
    if (this.count === 0) return 'text';
    const counted = [...this.values].filter((each): each is [string, number] => typeof each[0] === 'string');
    const texts = counted.map(([text]) => text);
    const numbers = [...this.values.keys()].filter((value) => typeof value === 'number');
    const readDate = dateReader(texts);
    const dateNumbers = numbers.length > 0 && numbers.every(isCompactDay) ? this.numbers : 0;
    const isDate = (text: string) => !Number.isNaN(readDate(text));
    const told = this.count - this.texts * shareOf(counted, isMissing);
    if (told === 0) return 'text';
    if (dateNumbers + this.texts * shareOf(counted, isDate) >= most * told) return 'date';
    const readNumber = numberReader(texts);
    const isNumber = (text: string) => !isCode(text) && !Number.isNaN(readNumber(text));
    if (this.numbers + this.texts * shareOf(counted, isNumber) >= most * told) return 'number';
    const repeats = this.values.size * 2 <= this.count || texts.length + numbers.length === 0;
    return !this.hasMore && repeats ? 'category' : 'text';
  }

  /** Whether its least and largest number are those of its cells, none being a text. */
  get isPlain(): boolean {
    return this.numbers === this.count;
  }

  /** Whether it has numbers and texts. */
  get isMixed(): boolean {
    return this.numbers > 0 && this.texts > 0;
  }

  private addValue(value: CellValue, times: number): void {
    if (typeof value === 'number') return this.addNumber(value, times);
    if (categoryOf(value) === null || times === 0) return;
    if (typeof value === 'string') this.texts += times;
    this.countValue(value instanceof JsonText ? String(value) : value!, times);
  }

  private addNumber(value: number, times: number): void {
    if (value !== value || times === 0) return;
    this.numbers += times;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
    this.countValue(value, times);
  }

  private countValue(value: string | number | boolean, times: number): void {
    this.count += times;
    // A map that is full is asked no more: of a column of a million numbers that would be most of the time.
    if (this.hasMore) return;
    const known = this.values.get(value);
    if (known !== undefined || this.values.size < mostCategories)
      this.values.set(value, (known ?? 0) + times);
    else this.hasMore = true;
  }
}

/** Of the cells that hold these texts, each as often as it occurs. */
function shareOf(texts: [string, number][], passes: (text: string) => boolean): number {
  let [all, passing] = [0, 0];
  for (const [text, times] of texts) {
    all += times;
    if (passes(text)) passing += times;
  }
  return all === 0 ? 0 : passing / all;
}

/** A code that could be read as a number: with leading zeros, an apostrophe before it, or letters that are no exponent. */
const isCode = (text: string) => /^\s*(?:'|\+?0\d|\d+e\d+\s*$)/i.test(text);

const isCompactDay = (value: number) =>
  value > 1800_00_00 && value < 2200_00_00 && !Number.isNaN(dateOfNumber(value));

/** A cell as a number; NaN where it is none. */
export type ReadCell = (cell: CellValue) => number;

const sniffedTexts = 20_000;

/** Reads cells as finite numbers, those among texts with the decimal mark that most of these use; with `ofFile` where they do not tell. */
export function numberReader(texts: Iterable<string>, ofFile: DecimalMark = '.'): ReadCell {
  const evidence = decimalEvidence(Iterator.from(texts).take(sniffedTexts));
  const decimal = evidence === 0 ? ofFile : evidence > 0 ? ',' : '.';
  return (cell) => {
    if (typeof cell === 'number') return cell;
    const value = typeof cell === 'string' ? parseNumber(cell, decimal) : null;
    return value !== null && Number.isFinite(value) ? value : NaN;
  };
}

/** Reads cells as dates, in milliseconds since 1970, day and month in the order that these texts keep to. */
export function dateReader(texts: Iterable<string>): ReadCell {
  const order = sniffDateOrder(texts);
  return (cell) => {
    if (typeof cell === 'number') return dateOfNumber(cell);
    return typeof cell === 'string' && !isMissing(cell) ? parseDate(cell, order) : NaN;
  };
}
