import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../src-shared/random';
import { IdSet } from './idSet';

describe('IdSet', () => {
  it('gives each id its place in ascending order', () => {
    const set = IdSet.of(Float64Array.of(7, -2, 2 ** 52, 7, 3));
    const ids = [-2, 3, 7, 2 ** 52, 0, -3, 2 ** 53];
    expect([set.size, ids.map((id) => set.position(id)), set.has(3)]).toEqual([
      4,
      [0, 1, 2, 3, -1, -1, -1],
      true,
    ]);
    expect(IdSet.of(new Float64Array(0)).has(1)).toBe(false);
  });

  it('seeks what it positions, in any order of asking', () => {
    const random = randomStream(2);
    const set = IdSet.of(Float64Array.from({ length: 500 }, () => random.int(2000)));
    const asked = Array.from({ length: 3000 }, () => random.int(2000));
    const ascending = [...asked].sort((a, b) => a - b);
    for (const ids of [asked, ascending])
      expect(ids.map((id) => set.seek(id))).toEqual(ids.map((id) => set.position(id)));
  });
});
