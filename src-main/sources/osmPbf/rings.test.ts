import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../src-shared/random';
import { joinRings } from './rings';

/** Undirected edges of chains, each as often as it occurs. */
const edges = (chains: number[][]) =>
  chains
    .flatMap((chain) => chain.slice(1).map((node, i) => [node, chain[i]].sort((a, b) => a - b).join('-')))
    .sort();

describe('joinRings', () => {
  it('joins ways in any order and direction', () => {
    expect(
      joinRings([
        [1, 2, 3],
        [5, 4, 3],
        [5, 6, 1],
      ]),
    ).toEqual({ closed: [[1, 2, 3, 4, 5, 6, 1]], open: [] });
  });

  it('keeps closed ways, and two ways that make a ring', () => {
    const { closed, open } = joinRings([
      [1, 2, 3, 1],
      [7, 8, 9],
      [7, 6, 9],
    ]);
    expect([closed, open]).toEqual([
      [
        [1, 2, 3, 1],
        [7, 8, 9, 6, 7],
      ],
      [],
    ]);
  });

  it('returns what does not close, joined as far as it goes', () => {
    expect(joinRings([[3, 4], [2, 1], [2, 3], [8], []])).toEqual({ closed: [], open: [[4, 3, 2, 1]] });
  });

  it('cuts rings that touch into rings with the same edges', () => {
    // Two squares that share node 1, cut there and elsewhere.
    const ways = [
      [1, 2, 3],
      [3, 4, 1],
      [1, 5, 6],
      [6, 7, 1],
    ];
    const { closed, open } = joinRings(ways);
    expect([edges(closed), open]).toEqual([edges(ways), []]);
  });

  it('closes any ring that is cut and shuffled', () => {
    const random = randomStream(3);
    for (let round = 0; round < 50; round++) {
      const ring = Array.from({ length: 4 + random.int(30) }, (_, i) => i);
      ring.push(0);
      const ways: number[][] = [];
      for (let at = 0; at < ring.length - 1;) {
        const end = Math.min(ring.length - 1, at + 1 + random.int(6));
        const way = ring.slice(at, end + 1);
        ways.push(random.int(2) ? way.reverse() : way);
        at = end;
      }
      const { closed, open } = joinRings(random.shuffle(ways));
      expect([closed.length, edges(closed), open]).toEqual([1, edges([ring]), []]);
    }
  });
});
