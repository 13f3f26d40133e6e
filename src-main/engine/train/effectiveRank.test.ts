import { expect, it } from 'vitest';
import { randomStream } from '../../../src-shared/random';
import { effectiveRank, unitRows } from './effectiveRank';

const rankOf = (rows: number[][]) =>
  effectiveRank(unitRows(Float32Array.from(rows.flat()), rows[0].length), rows[0].length);

it('counts the directions that are in use', () => {
  const identity = [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => Number(i === j)));
  expect(rankOf(identity)).toBeCloseTo(4);
  expect(
    rankOf([
      [1, 2, 3],
      [2, 4, 6],
      [0.5, 1, 1.5],
    ]),
  ).toBeCloseTo(1, 3);
  // Two rows one way and one another: singular values √2 and 1.
  const [large, small] = [Math.SQRT2 / (1 + Math.SQRT2), 1 / (1 + Math.SQRT2)];
  expect(
    rankOf([
      [1, 0],
      [3, 0],
      [0, 2],
    ]),
  ).toBeCloseTo(Math.exp(-large * Math.log(large) - small * Math.log(small)));
});

it('is the same of a matrix and of its transpose, and below the smaller side', () => {
  const random = randomStream(1);
  const tall = Array.from({ length: 40 }, () => Array.from({ length: 6 }, () => random.normal()));
  const values = Float64Array.from(tall.flat());
  const flipped = Float64Array.from(tall[0].flatMap((_, j) => tall.map((row) => row[j])));
  expect(effectiveRank(values, 6)).toBeCloseTo(effectiveRank(flipped, 40));
  expect(effectiveRank(values, 6)).toBeGreaterThan(5);
  expect(effectiveRank(values, 6)).toBeLessThanOrEqual(6);
});
