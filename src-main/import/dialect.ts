import { type CsvGrammar, countLines, parseRows } from './csvText';
import { type Encoding, sniffEncoding } from '../files/encoding';
import { type DecimalMark, parseNumber, sniffDecimalMark } from '../../src-shared/numbers';

/** How a text table is written. */
export interface Dialect extends CsvGrammar {
  encoding: Encoding;
  decimal: DecimalMark;
  /** Lines before the header (titles, blanks); the data begin after it. */
  titleLines: number;
  hasHeader: boolean;
}

/** A dialect with what of the table the sample shows. */
export interface SniffedTable {
  dialect: Dialect;
  /** Column names as in the file; `column 1` … where there is no header. */
  header: string[];
  /** Data rows of the sample. */
  rows: string[][];
  /** Rows of the file before the data: titles and header. */
  skipRows: number;
}

export const sampleBytes = 256 << 10;
const delimiters = [',', ';', '\t', '|', ':', '^', '~'];
const headerSearchRows = 30;

/** Reads the dialect from the first bytes of a file (`wholeFile`: there are no more). */
export function sniffTable(sample: Buffer, wholeFile: boolean): SniffedTable {
  const encoding = sniffEncoding(sample);
  const decoder = new TextDecoder(encoding.name, { ignoreBOM: true });
  const text = decoder
    .decode(sample.subarray(encoding.bomBytes), { stream: !wholeFile })
    .replaceAll('\0', '');
  const named = /^sep=(.)\r?\n/.exec(text)?.[1];
  const lineEnd = sniffLineEnd(text);
  const lineQuoted = isLineQuoted(text, lineEnd);
  const { grammar, rows } = bestGrammar(text, { lineEnd, lineQuoted }, wholeFile, named);
  const at = findHeader(rows);
  const hasHeader = at < rows.length && !isData(rows[at], rows.slice(at + 1));
  const data = rows.slice(hasHeader ? at + 1 : at).filter(isNotBlank);
  const width = data.reduce((most, row) => Math.max(most, row.length), rows[at]?.length ?? 0);
  const header = hasHeader ? rows[at] : Array.from({ length: width }, (_, i) => `column ${i + 1}`);
  const decimal = sniffDecimalMark(data.slice(0, 500).flat());
  const dialect = { ...grammar, encoding, decimal, titleLines: at, hasHeader };
  return { dialect, header, rows: data, skipRows: hasHeader ? at + 1 : at };
}

export const isNotBlank = (row: string[]) => row.length > 1 || row[0].trim() !== '';

function sniffLineEnd(text: string): '\n' | '\r' {
  const bare = text.includes('"') ? text.replace(/"[^"]*"/g, '') : text;
  const unix = countLines(bare, '\n');
  return countLines(bare, '\r') > 2 * unix ? '\r' : '\n';
}

/** Lines such as `"1,""a, b"",2"`: quoted from end to end, with doubled quotes or delimiters inside, and nothing else. */
function isLineQuoted(text: string, lineEnd: string): boolean {
  const lines = text
    .split(lineEnd, 60)
    .slice(0, -1)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length < 2) return false;
  const whole = lines.filter((line) => /^"(?:[^"]|"")*"$/.test(line) && /[,;\t|]/.test(line));
  return whole.length >= 0.9 * lines.length && lines.some((line) => line.includes('""'));
}

/** The delimiter under which most rows have the same number of fields, more fields being better. */
function bestGrammar(
  text: string,
  layout: Omit<CsvGrammar, 'delimiter'>,
  wholeFile: boolean,
  named: string | undefined,
) {
  const candidates = named ? [named] : delimiters;
  const parsed = candidates.map((delimiter) => {
    const grammar: CsvGrammar = { ...layout, delimiter };
    const { rows } = parseRows(text, grammar, wholeFile);
    return { grammar, rows, score: consistency(rows.filter(isNotBlank).slice(0, 200)) };
  });
  return parsed.reduce((best, each) => (each.score > best.score ? each : best));
}

function consistency(rows: string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  let best = 0;
  for (const [width, count] of counts) {
    if (width > 1) best = Math.max(best, (count / rows.length) ** 2 * (1 + Math.log2(width) / 4));
  }
  return best;
}

/** The first row that is about as full as the rows of the table usually are. */
function findHeader(rows: string[][]): number {
  const filled = rows.map((row) => row.filter((cell) => cell.trim() !== '').length);
  const sorted = filled.filter((count) => count > 0).sort((a, b) => a - b);
  const usual = sorted[sorted.length >> 1] ?? 0;
  const at = filled.slice(0, headerSearchRows).findIndex((count) => count > 0 && count > usual / 2);
  return Math.max(0, at);
}

/** A first row is data if numbers stand in it where the column below holds numbers. */
function isData(row: string[], below: string[][]): boolean {
  const probe = below.filter(isNotBlank).slice(0, 50);
  const numeric = (cell: string | undefined) =>
    cell !== undefined && Number.isFinite(parseNumber(cell, ',') ?? parseNumber(cell) ?? NaN);
  const either = (cell: string | undefined) =>
    numeric(cell) || (cell !== undefined && Number.isFinite(parseNumber(cell) ?? NaN));
  const columns = row
    .map((_, i) => i)
    .filter((i) => probe.filter((each) => either(each[i])).length > probe.length / 2);
  const asNumbers = columns.filter((i) => either(row[i])).length;
  return columns.length > 0 ? asNumbers > columns.length / 2 : row.every((cell) => either(cell));
}
