import { expect, it } from 'vitest';
import { formatDistance } from './distance';

it('writes distances', () => {
  expect([0, 340.4, 994, 995, 2449, 9960, 31_400].map(formatDistance)).toEqual([
    '0 m',
    '340 m',
    '994 m',
    '1.0 km',
    '2.4 km',
    '10 km',
    '31 km',
  ]);
});
