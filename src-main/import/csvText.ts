/** Longest row in characters: what lies beyond is no quoted text, but a quotation mark that is never closed. */
export const maxRowChars = 4 << 20;
export const maxColumns = 10_000;

export interface CsvGrammar {
  delimiter: string;
  /** `\n` also reads CRLF. */
  lineEnd: '\n' | '\r';
  /** Every line is one quoted field that holds the row proper, with its quotes doubled. */
  lineQuoted: boolean;
  /** Where numbers stand in every row: a quoted text whose lines have them is rows that an open quotation mark swallowed. */
  numbersAt?: readonly number[];
}

export interface ParsedRows {
  rows: string[][];
  /** Rows with a quotation mark that is never closed, read as they stand, by their index. */
  openQuotes: number[];
  /** What follows the last whole row. */
  rest: string;
}

/**
 * Parses the complete rows of a text. `last`: no more text follows, the rest is a row too. A quoted field may hold line ends and
 * delimiters, its own marks doubled (RFC 4180); a mark that is never closed is a sign like any other.
 */
export function parseRows(text: string, grammar: CsvGrammar, last: boolean): ParsedRows {
  const { delimiter, lineQuoted } = grammar;
  const parser = new RowParser(text, lineQuoted ? { ...grammar, delimiter: lineBound } : grammar, last);
  const parsed = parser.parse();
  if (!lineQuoted) return parsed;
  const inner = { ...grammar, lineQuoted: false };
  return {
    ...parsed,
    rows: parsed.rows.map(([line]) => parseRows(line, { ...inner, delimiter }, true).rows[0] ?? ['']),
  };
}

/** A delimiter that no text holds: the line stays whole. */
const lineBound = '\u001f';

class RowParser {
  private at = 0;
  /** The first quotation mark from `at` on. */
  private nextQuote = -1;
  private readonly rows: string[][] = [];
  private readonly openQuotes: number[] = [];

  constructor(
    private readonly text: string,
    private readonly grammar: CsvGrammar,
    private readonly last: boolean,
  ) {}

  parse(): ParsedRows {
    const { text } = this;
    while (this.at < text.length) {
      const end = text.indexOf(this.grammar.lineEnd, this.at);
      if (end < 0 && !this.last) break;
      const lineEnd = end < 0 ? text.length : end;
      if (this.nextQuote < this.at) this.nextQuote = indexOrEnd(text, '"', this.at);
      if (this.nextQuote >= lineEnd) this.addPlain(this.at, lineEnd);
      else if (!this.addQuoted(lineEnd)) break;
    }
    return { rows: this.rows, openQuotes: this.openQuotes, rest: text.slice(this.at) };
  }

  private addPlain(from: number, lineEnd: number): void {
    this.rows.push(this.line(from, lineEnd).split(this.grammar.delimiter));
    this.at = lineEnd + 1;
  }

  /** A line without the return that stands before its end. */
  private line(from: number, to: number): string {
    return this.text.slice(from, this.contentEnd(from, to));
  }

  private contentEnd(from: number, to: number): number {
    return to > from && this.text.charCodeAt(to - 1) === 0x0d ? to - 1 : to;
  }

  /** False where the row does not end in this text. */
  private addQuoted(lineEnd: number): boolean {
    const { text, grammar } = this;
    const row: string[] = [];
    let [at, end, isOpen] = [this.at, lineEnd, false];
    for (;;) {
      const quote = this.openingQuote(at, end);
      const field = quote < 0 ? null : this.quoted(quote, end);
      if (field === 'unfinished') return false;
      isOpen ||= field === 'open';
      if (field !== null && field !== 'open') {
        row.push(field.text);
        at = field.after;
        if (at > end) end = this.endOfLine(at);
      } else {
        const stop = this.fieldEnd(at, end);
        row.push(text.slice(at, stop));
        at = stop;
      }
      if (at >= this.contentEnd(this.at, end)) break;
      at += grammar.delimiter.length;
    }
    if (end >= text.length && !this.last) return false;
    if (isOpen) this.openQuotes.push(this.rows.length);
    this.rows.push(row);
    this.at = end + 1;
    return true;
  }

  private endOfLine(at: number): number {
    return indexOrEnd(this.text, this.grammar.lineEnd, at);
  }

  private fieldEnd(at: number, end: number): number {
    const stop = this.text.indexOf(this.grammar.delimiter, at);
    const content = this.contentEnd(this.at, end);
    return stop < 0 || stop > content ? content : stop;
  }

  /** Where a field begins with a quotation mark, blanks before it not counted; −1 where it does not. */
  private openingQuote(at: number, end: number): number {
    while (at < end && this.text.charCodeAt(at) === 0x20 && this.grammar.delimiter !== ' ') at++;
    return this.text.charCodeAt(at) === 0x22 ? at : -1;
  }

  /** The field that a mark opens: `open` if the mark is never closed, `unfinished` if more text may close it. */
  private quoted(quote: number, end: number): { text: string; after: number } | 'open' | 'unfinished' {
    const { text } = this;
    let [from, hasMarks] = [quote + 1, false];
    for (;;) {
      const mark = text.indexOf('"', from);
      // A mark inside that is not doubled makes a field of one line of it: what follows the line is not its text.
      if (mark < 0 || (hasMarks && mark > end)) return this.unclosed(quote, end, hasMarks);
      if (text.charCodeAt(mark + 1) === 0x22) {
        from = mark + 2;
        continue;
      }
      const after = this.afterClosing(mark + 1);
      if (after === 'unfinished') return after;
      if (after >= 0) {
        const inner = text.slice(quote + 1, mark);
        if (mark > end && this.isSwallowed(inner)) return 'open';
        return { text: inner.includes('""') ? inner.replaceAll('""', '"') : inner, after };
      }
      if (mark > end) return this.unclosed(quote, end, true);
      hasMarks = true;
      from = mark + 1;
    }
  }

  private unclosed(quote: number, end: number, isCertain: boolean): 'open' | 'unfinished' {
    const inner = this.text.slice(quote + 1, quote + maxRowChars);
    const isOpen = isCertain || this.last || inner.length >= maxRowChars - 1 || this.isSwallowed(inner);
    return isOpen && (this.last || end < this.text.length) ? 'open' : 'unfinished';
  }

  /** Where the delimiter or the end of the line stands behind a closing mark, blanks between them not counted; −1: neither. */
  private afterClosing(at: number): number | 'unfinished' {
    const { text, grammar } = this;
    while (text.charCodeAt(at) === 0x20 && grammar.delimiter !== ' ') at++;
    if (at >= text.length) return this.last ? at : 'unfinished';
    if (text[at] === '\r' && at + 1 === text.length && !this.last) return 'unfinished';
    if (text.startsWith(grammar.delimiter, at) || text[at] === grammar.lineEnd) return at;
    return text[at] === '\r' && text[at + 1] === '\n' ? at : -1;
  }

  /** Whether the lines of a text are rows of the table. */
  private isSwallowed(inner: string): boolean {
    const { lineEnd, delimiter, numbersAt = [] } = this.grammar;
    if (numbersAt.length === 0) return false;
    const lines = inner.slice(0, 20_000).split(lineEnd).slice(1, 6);
    const rowLike = lines.filter((line) => {
      const cells = line.split(delimiter);
      return numbersAt.every((at) => at < cells.length && /^\s*"?[-+]?\d+(?:[.,]\d+)?"?\s*$/.test(cells[at]));
    });
    return rowLike.length > 0 && rowLike.length * 2 >= lines.length;
  }
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from);
  return at < 0 ? text.length : at;
}

/** How many lines a text ends: what to add to the number of the line it begins on. */
export function countLines(text: string, lineEnd: string): number {
  let lines = 0;
  for (let at = text.indexOf(lineEnd); at >= 0; at = text.indexOf(lineEnd, at + 1)) lines++;
  return lines;
}
