import { type Encoding } from '../files/encoding';
import { decodeText } from '../files/textStream';
import { type DecimalMark, sniffDecimalMark } from '../../src-shared/numbers';
import { describeColumn, guessMapping, uniqueNames } from './columns';
import { fitOf } from './columnNames';
import { type CsvGrammar, countLines, parseRows } from './csvText';
import { headersIn, isNotBlank, isNumber, isTable, lineOfRow, rowAtLine } from './header';
import { parseDegrees, parsePoint } from '../../src-shared/geo/degrees';

/** How a table is read, where a person says so; what is absent is judged. */
export interface DialectChoice {
  delimiter?: string;
  /** Of `encodingNames`. */
  encoding?: string;
  decimal?: DecimalMark;
  /** Line of the header, from 1; 0: there is none. */
  headerLine?: number;
  /** Of the interface: it speaks for a code page where the bytes leave it open. */
  language?: string;
}

/** How a table is read in the end. */
export type TableReading = Required<Omit<DialectChoice, 'language'>>;

/** How a text table is written. */
export interface Dialect extends CsvGrammar {
  encoding: Encoding;
  decimal: DecimalMark;
  /** Rows before the header (titles, comments, blanks); the data begin after it. */
  titleLines: number;
  /** Line of the header, from 1; 0: there is none. */
  headerLine: number;
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
/** Marks between columns; the first four are those that tables are written with. */
export const delimiters = [',', ';', '\t', '|', ':', '^', '~'] as const;
const usualDelimiters = 4;
const judgedCharacters = 64 << 10;
const judgedRows = 200;

/**
 * Reads the dialect from the first bytes of a file (`wholeFile`: there are no more) whose encoding is known. Every delimiter and
 * header line is judged by what comes out: whether coordinates are found, whether the header is divided, how even the rows are.
 */
export function sniffTable(
  sample: Buffer,
  wholeFile: boolean,
  encoding: Encoding,
  choice: DialectChoice = {},
): SniffedTable {
  const text = decodeText(sample.subarray(encoding.bomBytes), encoding.name, wholeFile).replaceAll('\0', '');
  const lineEnd = sniffLineEnd(text);
  const layout = { lineEnd, lineQuoted: isLineQuoted(text, lineEnd) };
  const named = choice.delimiter ?? /^sep=(.)\r?\n/.exec(text)?.[1];
  const best = bestReading(text, layout, wholeFile, named === undefined ? delimiters : [named], choice);
  const grammar = { ...best.grammar, numbersAt: best.numbersAt };
  const { rows } = parseRows(text, grammar, wholeFile);
  const { at, hasHeader } = best;
  const data = rows.slice(hasHeader ? at + 1 : at).filter(isNotBlank);
  const width = data.reduce((most, row) => Math.max(most, row.length), rows[at]?.length ?? 0);
  const header = hasHeader ? rows[at] : Array.from({ length: width }, (_, i) => `column ${i + 1}`);
  const decimal = choice.decimal ?? sniffDecimalMark(data.slice(0, 500).flat());
  const headerLine = hasHeader ? lineOfRow(rows, at) : 0;
  const dialect = { ...grammar, encoding, decimal, titleLines: at, headerLine };
  return { dialect, header, rows: data, skipRows: hasHeader ? at + 1 : at };
}

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

/** What comes out of a table that is read in one way. */
interface Reading {
  grammar: CsvGrammar;
  /** The row of the header; of the first data where there is none. */
  at: number;
  hasHeader: boolean;
  /** Coordinates found: 2 both, 1 named but no degrees, 0 none. */
  coordinates: number;
  isDivided: boolean;
  evenness: number;
  numbersAt: number[];
}

function bestReading(
  text: string,
  layout: Omit<CsvGrammar, 'delimiter'>,
  wholeFile: boolean,
  candidates: readonly string[],
  choice: DialectChoice,
): Reading {
  const start = text.slice(0, judgedCharacters);
  const isWhole = wholeFile && start.length === text.length;
  const readings = candidates.map((delimiter, rank) => {
    const grammar: CsvGrammar = { ...layout, delimiter };
    let { rows } = parseRows(start, grammar, isWhole);
    if (rows.length === 0) rows = parseRows(text, grammar, wholeFile).rows;
    return judge(rows, grammar, rank < usualDelimiters ? 1 : 0.6, choice);
  });
  return readings.reduce((best, each) => (isBetter(each, best) ? each : best));
}

function isBetter(a: Reading, b: Reading): boolean {
  if (a.coordinates !== b.coordinates) return a.coordinates > b.coordinates;
  if (a.isDivided !== b.isDivided) return a.isDivided;
  return a.evenness > b.evenness;
}

function judge(rows: string[][], grammar: CsvGrammar, weight: number, choice: DialectChoice): Reading {
  const chosen = choice.headerLine === undefined ? null : rowAtLine(rows, choice.headerLine);
  const headers = chosen ? [chosen] : headersIn(rows);
  const judged = headers.map((header) => ({ ...header, ...coordinatesUnder(rows, header) }));
  const best = judged.reduce((most, each) => (each.coordinates > most.coordinates ? each : most));
  const below = rows.slice(best.at).filter(isNotBlank).slice(0, judgedRows);
  return {
    grammar,
    ...best,
    isDivided: (rows[best.at]?.length ?? 0) > 1,
    evenness: weight * evennessOf(below) * (1 + numberShare(below) / 2),
  };
}

/** How many rows have the same number of fields, more fields being better. */
function evennessOf(rows: string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  let best = 0;
  for (const [width, count] of counts)
    if (width > 1) best = Math.max(best, (count / rows.length) ** 2 * (1 + Math.log2(width) / 4));
  return best;
}

/** The share of cells that are numbers. */
function numberShare(rows: string[][]): number {
  const cells = rows.slice(0, 50).flat();
  return cells.filter(isNumber).length / Math.max(1, cells.length);
}

/** Whether columns for coordinates are found under a header, and where their numbers stand. */
function coordinatesUnder(
  rows: string[][],
  { at, hasHeader }: { at: number; hasHeader: boolean },
): Pick<Reading, 'coordinates' | 'numbersAt'> {
  if (!hasHeader || !isTable(rows)) return { coordinates: 0, numbersAt: [] };
  const names = uniqueNames(rows[at]);
  const below = rows
    .slice(at + 1)
    .filter(isNotBlank)
    .slice(0, judgedRows);
  const isPlace = (i: number) =>
    fitOf(names[i], 'lng') !== null || fitOf(names[i], 'lat') !== null || holdsPoints(below, i);
  const places = names.map((_, i) => i).filter(isPlace);
  const columns = places.map((i) =>
    describeColumn(
      names[i],
      below.map((row) => row[i] ?? ''),
    ),
  );
  const { lng, lat } = guessMapping(columns);
  if (lng === undefined || lat === undefined)
    return { coordinates: places.length > 1 ? 1 : 0, numbersAt: [] };
  const found = [...new Set([lng, lat])].map((name) => names.indexOf(name));
  const isPlain = found.every((i) =>
    mostly(below, i, (cell) => Number.isFinite(parseDegrees(cell, 'lat', ','))),
  );
  return { coordinates: 2, numbersAt: isPlain && found.length === 2 ? found : [] };
}

function mostly(rows: string[][], i: number, passes: (cell: string) => boolean): boolean {
  const cells = rows.slice(0, 20).flatMap((row) => row[i] || []);
  return cells.length > 0 && cells.filter(passes).length * 2 > cells.length;
}

const holdsPoints = (rows: string[][], i: number) =>
  mostly(rows, i, (cell) => /[(\s,;]|^0[01]/.test(cell) && Number.isFinite(parsePoint(cell, 'lngLat')?.lng));
