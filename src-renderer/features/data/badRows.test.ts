import { expect, it } from 'vitest';
import { badRowsCsv } from './badRows';

it('writes where a row stands, why it was left out and what it held', () => {
  const rows = [
    { at: 3, content: '"Main St, 1",,5' },
    { at: 9, content: 'two\nlines' },
  ];
  const problem = {
    reason: 'no-coordinates',
    target: null,
    explanation: 'Longitude is missing.',
    count: 40,
    rows,
  };
  expect(badRowsCsv([problem])).toBe(
    'row,reason,explanation,content\r\n' +
      '3,no-coordinates,Longitude is missing.,"""Main St, 1"",,5"\r\n' +
      '9,no-coordinates,Longitude is missing.,"two\nlines"\r\n',
  );
});

it('makes texts harmless that a spreadsheet would run, over several lines too', () => {
  const rows = ['=1+1', '@a,"b"', '-1\nmore', 'A-1'].map((content, at) => ({ at, content }));
  expect(badRowsCsv([{ reason: 'duplicate', target: null, explanation: '+x', count: 4, rows }])).toBe(
    'row,reason,explanation,content\r\n' +
      `0,duplicate,"'+x","'=1+1"\r\n` +
      `1,duplicate,"'+x","'@a,""b"""\r\n` +
      `2,duplicate,"'+x","'-1\nmore"\r\n` +
      `3,duplicate,"'+x",A-1\r\n`,
  );
});
