import { expect, it } from 'vitest';
import { randomStream } from '../../src-shared/random';
import { clusters } from './clusters';
import { normaliseRows } from './cosine';
import { principalComponents, stretched } from './principalComponents';

it('finds the axes along which rows vary, largest first', () => {
  const random = randomStream(1);
  const rows = Array.from({ length: 400 }, () => [
    3 * random.normal(),
    random.normal(),
    0.1 * random.normal(),
  ]);
  const turned = rows.flatMap(([a, b, c]) => [(a + b) / Math.SQRT2 + 7, (a - b) / Math.SQRT2, c]);
  const [first, second] = principalComponents(Float32Array.from(turned), 3, 2);
  const correlation = (scores: Float32Array, axis: number) => {
    const dot = (u: ArrayLike<number>, v: ArrayLike<number>) =>
      Array.from(u).reduce((sum, x, i) => sum + x * v[i], 0);
    const values = rows.map((row) => row[axis]);
    return dot(scores, values) / Math.sqrt(dot(scores, scores) * dot(values, values));
  };
  expect(Math.abs(correlation(first, 0))).toBeGreaterThan(0.99);
  expect(Math.abs(correlation(second, 1))).toBeGreaterThan(0.99);
});

it('stretches between the 2nd and the 98th percentile', () => {
  const values = Float32Array.from({ length: 101 }, (_, i) => i);
  const scaled = stretched(values);
  expect([scaled[0], scaled[2], scaled[50], scaled[98], scaled[100]]).toEqual([0, 0, 0.5, 1, 1]);
  expect(stretched(Float32Array.of(3, 3))).toEqual(Float32Array.of(0, 0));
});

it('parts groups of directions, whatever their order', () => {
  const random = randomStream(2);
  const truth = Array.from({ length: 300 }, () => random.int(3));
  const rows = truth.flatMap((group) =>
    [0, 1, 2].map((axis) => (axis === group ? 1 : 0) + 0.05 * random.normal()),
  );
  const found = clusters(normaliseRows(Float32Array.from(rows), 3), 3, 3);
  const pairs = new Set(truth.map((group, i) => `${group}-${found[i]}`));
  expect(pairs.size).toBe(3);
  expect(clusters(new Float32Array(0), 3, 3)).toEqual(new Uint32Array(0));
  expect(new Set(clusters(Float32Array.of(1, 0, 1, 0), 2, 3)).size).toBe(1);
});
