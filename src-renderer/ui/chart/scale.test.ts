import { expect, it } from 'vitest';
import { exactScale, scaleOf, shareOf } from './scale';

it('ends on round numbers', () => {
  expect(scaleOf([0.3, 5.6, NaN, Infinity])).toEqual({ low: 0, high: 6, ticks: [0, 2, 4, 6] });
  expect(scaleOf([0.0031, 0.0049])).toEqual({
    low: 0.003,
    high: 0.005,
    ticks: [0.003, 0.0035, 0.004, 0.0045, 0.005],
  });
  expect(scaleOf([-7, 12])).toEqual({ low: -10, high: 15, ticks: [-10, -5, 0, 5, 10, 15] });
});

it('has room for one value, and for none', () => {
  expect(scaleOf([4])).toEqual({ low: 2, high: 6, ticks: [2, 3, 4, 5, 6] });
  expect(scaleOf([0])).toEqual({ low: 0, high: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] });
  expect(scaleOf([])).toEqual({ low: 0, high: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] });
});

it('may end where the values end', () => {
  expect(exactScale([1, 616])).toEqual({ low: 1, high: 616, ticks: [200, 400, 600] });
  expect(exactScale([1])).toEqual(scaleOf([1]));
  expect(exactScale([])).toMatchObject({ low: 0, high: 1 });
});

it('says where a value lies', () => {
  expect(shareOf(3, { low: 2, high: 6, ticks: [] })).toBe(0.25);
});
