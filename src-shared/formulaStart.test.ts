import { expect, it } from 'vitest';
import { formulaStart, withoutGuard } from './formulaStart';

const guarded = (text: string) => (formulaStart.test(text) ? `'${text}` : text);

it('guards what a spreadsheet would run, and no number', () => {
  const formulas = [
    '=1+1',
    '@SUM(A1)',
    '+1-800-555',
    '-2+3',
    '\t=1',
    "'=1",
    "''@a",
    '=12',
    '-x',
    '-1\u2028more',
  ];
  expect(formulas.map(guarded)).toEqual(formulas.map((text) => `'${text}`));
  const plain = ['-71.110', '+33 5 53 00 00 01', '-', '-1.5e-7', '-1,5', '-3%', "'00123", "it's", ''];
  expect(plain.map(guarded)).toEqual(plain);
});

it('takes away no more than was added', () => {
  const texts = ['=1', "'=1", "''=1", "'", "''", "'a", "'-5", '-5', '@', "'@", ''];
  expect(texts.map((text) => withoutGuard(guarded(text)))).toEqual(texts);
});
