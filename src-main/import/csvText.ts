import Papa from 'papaparse';
import { AppError } from '../../src-shared/errors';
import { say, sentences } from '../../src-shared/message';

/** Longest row in characters: a quote that is never closed would otherwise swallow the file into memory. */
export const maxRowChars = 4 << 20;
export const maxColumns = 10_000;

export interface CsvGrammar {
  delimiter: string;
  /** `\n` also reads CRLF. */
  lineEnd: '\n' | '\r';
  /** Every line is one quoted field that holds the row proper, with its quotes doubled. */
  lineQuoted: boolean;
}

/**
 * Parses the complete rows of a text; `rest` is what follows the last of them. `last`: no more text follows, the rest is a
 * row too. A quoted field may hold line ends and delimiters (RFC 4180).
 */
export function parseRows(
  text: string,
  grammar: CsvGrammar,
  last: boolean,
): { rows: string[][]; rest: string } {
  const { delimiter, lineEnd, lineQuoted } = grammar;
  const parser = new Papa.Parser({ delimiter: lineQuoted ? lineBound : delimiter, newline: lineEnd });
  const result = parser.parse(text, 0, !last) as { data: string[][]; meta: { cursor: number } };
  const rest = last ? '' : text.slice(result.meta.cursor);
  if (rest.length > maxRowChars) refuseLongRow(rest);
  let rows = result.data;
  if (lineEnd === '\n') for (const row of rows) trimCarriageReturn(row);
  if (lineQuoted) rows = rows.map(([line]) => splitLine(line, delimiter));
  return { rows, rest };
}

/** A delimiter that no text holds: the line stays whole. */
const lineBound = '\u001f';

function splitLine(line: string, delimiter: string): string[] {
  return Papa.parse<string[]>(line, { delimiter, newline: '\n' }).data[0] ?? [''];
}

function trimCarriageReturn(row: string[]): void {
  const end = row.length - 1;
  if (row[end].endsWith('\r')) row[end] = row[end].slice(0, -1);
}

function refuseLongRow(rest: string): never {
  const open = rest.trimStart().startsWith('"') || rest.includes(',"') || rest.includes(';"');
  throw new AppError(
    'input/too-large',
    sentences(
      say('import.longRow', {
        millions: maxRowChars >> 20,
        start: rest.slice(0, 60).replace(/\s+/g, ' '),
      }),
      say(open ? 'import.openQuote' : 'import.noLines'),
    ),
  );
}

/** How many lines a text ends: what to add to the number of the line it begins on. */
export function countLines(text: string, lineEnd: string): number {
  let lines = 0;
  for (let at = text.indexOf(lineEnd); at >= 0; at = text.indexOf(lineEnd, at + 1)) lines++;
  return lines;
}
