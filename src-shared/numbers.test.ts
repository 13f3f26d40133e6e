import { describe, expect, it } from 'vitest';
import { decimalEvidence, parseNumber, sniffDecimalMark } from './numbers';

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

describe('parseNumber, money', () => {
  it.each([
    ['₩350,000,000', 350e6],
    ['￦1,000', 1000],
    ['￥１２，３４５', 12345],
    ['12,34,500', 1234500],
    ['₹12,34,500', 1234500],
    ['₹45 lakh', 45e5],
    ['1.2 crore', 12e6],
    ['325,000(円/㎡)', 325000],
    ['120万円/坪', 1.2e6],
    ['12,300万円', 123e6],
    ['3億2,000万円', 320e6],
    ['12억 5,000만원', 1.25e9],
    ['9억', 9e8],
    ['9억 8,000', 980e6],
    ['9억8000', 980e6],
    ['1億2300', 123e6],
    ['9억 8,000원', 900_008_000],
    ['850 Tsd. €', 850e3],
    ['450,000.- CHF', 450e3],
    ['€ 450,000.--', 450e3],
    ['9.5 млн руб.', 9.5e6],
    ['850 тыс. ₽', 850e3],
    ['65,000元/㎡', 65000],
    ['$1.2M', 1.2e6],
    ['€850k', 850e3],
    ['2.5 million', 2.5e6],
    ['1,250 per sq ft', 1250],
    ['R$ 350', 350],
    ['Rs. 1,500', 1500],
    ['-₩5만', -50000],
  ])('reads %s', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it('takes a bare letter for a multiple where it is known to be money', () => {
    expect([parseNumber('850K'), parseNumber('850K', '.', true), parseNumber('12M')]).toEqual([
      NaN,
      850e3,
      NaN,
    ]);
  });
});

describe('decimalEvidence', () => {
  it('is told by what can only be one, and not by three digits behind a mark', () => {
    const told = [['450.000'], ['1,234'], ['1.250.000'], ['1,250,000'], ['1.234,5'], ['1234.567'], ['0,123']];
    expect(told.map((cells) => Math.sign(decimalEvidence(cells)))).toEqual([0, 0, 1, -1, 1, -1, 1]);
    expect(decimalEvidence(['2024.10.05', '10.0.0.1', 'a, b', '12:30,5'])).toBe(0);
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
