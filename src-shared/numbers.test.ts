import { describe, expect, it } from 'vitest';
import { parseNumber, sniffDecimalMark } from './numbers';

describe('parseNumber', () => {
  it('reads numbers with a decimal point however they are dressed', () => {
    const cells = [
      '1',
      ' -2.5 ',
      '$7,738,700 ',
      '1 234.5',
      '1\u00a0234',
      "1'234'567.8",
      '3e4',
      '€ 12',
      '.5',
      '−7',
      '+3',
    ];
    expect(cells.map((cell) => parseNumber(cell))).toEqual([
      1, -2.5, 7738700, 1234.5, 1234, 1234567.8, 30000, 12, 0.5, -7, 3,
    ]);
  });

  it('reads numbers with a decimal comma', () => {
    const cells = ['1,5', '1 234,5', '1.234.567', '1.234,56 €', '-0,25', '52.5200', '12'];
    expect(cells.map((cell) => parseNumber(cell, ','))).toEqual([
      1.5, 1234.5, 1234567, 1234.56, -0.25, 52.52, 12,
    ]);
  });

  it('tells what is missing from what is no number', () => {
    const missing = ['', ' ', ' -   ', 'NA', 'n/a', 'NaN', 'null', '\\N', '$ -'];
    const others = ['abc', '1,2,3', '0x1F', '1 Main St', '12,34.5', '--5', '1e', '9'.repeat(65) + 'x'];
    expect([...missing, ...others].map((cell) => parseNumber(cell))).toEqual([
      ...missing.map(() => null),
      ...others.map(() => NaN),
    ]);
    expect(['Infinity', '-inf', '1e999'].map((cell) => parseNumber(cell))).toEqual([
      Infinity,
      -Infinity,
      Infinity,
    ]);
  });
});

describe('sniffDecimalMark', () => {
  it('goes by the majority and takes thousands for thousands', () => {
    expect([
      sniffDecimalMark(['1,5', '2,25', '3.5']),
      sniffDecimalMark(['1.5', '2.25']),
      sniffDecimalMark(['1,234', '7,738,700']),
      sniffDecimalMark(['1.234.567', '12,5']),
      sniffDecimalMark(['text', '']),
    ]).toEqual([',', '.', '.', ',', '.']);
  });
});
