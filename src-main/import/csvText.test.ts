import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src-shared/random';
import { type CsvGrammar, maxRowChars, parseRows } from './csvText';

const grammar: CsvGrammar = { delimiter: ',', lineEnd: '\n', lineQuoted: false };
const read = (text: string, more: Partial<CsvGrammar> = {}) => parseRows(text, { ...grammar, ...more }, true);

it.each([',', ';', '\t', '|'])(
  'reads what a reference writes with "%s", in pieces of any size',
  (delimiter) => {
    const random = randomStream(delimiter.charCodeAt(0), 1);
    const pieces = ['a', '', '"', ',', ';', '\n', 'x y', '1', '\r\n', 'é', '  b', '"q"', 'a"b'];
    for (let round = 0; round < 200; round++) {
      const cell = () => pieces[random.int(pieces.length)] + pieces[random.int(pieces.length)];
      const rows = Array.from({ length: 1 + random.int(4) }, () =>
        Array.from({ length: 2 + random.int(3) }, cell),
      );
      const text = `${Papa.unparse(rows, { delimiter, newline: '\r\n' })}\r\n`;
      expect(read(text, { delimiter })).toEqual({ rows, openQuotes: [], rest: '' });
      const found: string[][] = [];
      let rest = '';
      for (let at = 0; rest !== '' || at < text.length;) {
        const size = 1 + random.int(5);
        const parsed = parseRows(
          rest + text.slice(at, at + size),
          { ...grammar, delimiter },
          at >= text.length,
        );
        found.push(...parsed.rows);
        rest = parsed.rest;
        at += size;
      }
      expect(found).toEqual(rows);
    }
  },
);

describe('a quotation mark that is never closed', () => {
  it('is a sign like any other; no row after it is swallowed', () => {
    const { rows, openQuotes } = read('1,"5 in. pipe,2\n3,4,5\n6,7,8\n');
    expect([rows, openQuotes]).toEqual([
      [
        ['1', '"5 in. pipe', '2'],
        ['3', '4', '5'],
        ['6', '7', '8'],
      ],
      [0],
    ]);
  });

  it('is known where another mark closes it by luck after rows of the table', () => {
    const text = '1,42.1,"5 in.\n2,42.2,ok\n3,42.3,6 in."\n';
    expect(read(text, { numbersAt: [0, 1] }).rows.map((row) => row[0])).toEqual(['1', '2', '3']);
    const lines = 'a,"first\nsecond, 2\nthird",b\n';
    expect(read(lines, { numbersAt: [0, 1] }).rows).toEqual([['a', 'first\nsecond, 2\nthird', 'b']]);
  });

  it('is waited for no longer than a row may be', () => {
    const text = `1,"2\n${'ab\n'.repeat(maxRowChars / 3 + 1)}`;
    const { rows, rest } = parseRows(text, grammar, false);
    expect([rows[0], rows.length > 1_000_000, rest]).toEqual([['1', '"2'], true, '']);
  });
});

it('keeps marks inside a text, and blanks around a quoted one are none of it', () => {
  expect(read('1,"say "hi" now",2\n 3 , "4, 5" ,6\n').rows).toEqual([
    ['1', 'say "hi" now', '2'],
    [' 3 ', '4, 5', '6'],
  ]);
});
