import { expect, it } from 'vitest';
import { dateOfNumber, parseDate, sniffDateOrder } from './dates';

const iso = (moment: number) => (Number.isNaN(moment) ? 'none' : new Date(moment).toISOString().slice(0, 16));

it('reads dates as tables write them', () => {
  const texts = [
    '2014-10-13',
    '20141013T000000',
    '20141013',
    '2014-10-13T08:30:00',
    '2014/1/3',
    '2014. 10. 13.',
    '2014年10月13日',
    '10/13/2014',
    '10/13/2014 9:05',
  ];
  expect(texts.map((text) => iso(parseDate(text)))).toEqual([
    '2014-10-13T00:00',
    '2014-10-13T00:00',
    '2014-10-13T00:00',
    '2014-10-13T08:30',
    '2014-01-03T00:00',
    '2014-10-13T00:00',
    '2014-10-13T00:00',
    '2014-10-13T00:00',
    '2014-10-13T09:05',
  ]);
  expect(iso(parseDate('13.10.2014', 'dayFirst'))).toBe('2014-10-13T00:00');
});

it('takes nothing for a date that names no day', () => {
  const texts = ['', '2014', '2014-02-30', '2014-13-01', '13/13/2014', 'Main St 12/14', '123456789', '1-2-3'];
  expect(texts.map((text) => iso(parseDate(text)))).toEqual(texts.map(() => 'none'));
});

it('knows numbers that stand for dates', () => {
  expect([20141013, 2014, 1413158400, 1413158400000].map((value) => iso(dateOfNumber(value)))).toEqual([
    '2014-10-13T00:00',
    '2014-01-01T00:00',
    '2014-10-13T00:00',
    '2014-10-13T00:00',
  ]);
  expect([20141313, 7, -1, NaN, Infinity].map(dateOfNumber)).toEqual([NaN, NaN, NaN, NaN, NaN]);
});

it('tells the order of day and month by a part above 12, else by the dots', () => {
  expect([
    sniffDateOrder(['1/2/2020', '13/2/2020']),
    sniffDateOrder(['1.2.2020', '2.13.2020']),
    sniffDateOrder(['1.2.2020']),
    sniffDateOrder(['1/2/2020']),
  ]).toEqual(['dayFirst', 'monthFirst', 'dayFirst', 'monthFirst']);
});
