import { describe, expect, it } from 'vitest';
import { type Box, closeAtEdge } from './edge';

const box: Box = [0, 0, 100, 100];

/** Even-odd test over flat rings. */
function covers(rings: number[][], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings)
    for (let i = 0; i < ring.length; i += 2) {
      const j = (i + 2) % ring.length;
      const [x1, y1, x2, y2] = [ring[i], ring[i + 1], ring[j], ring[j + 1]];
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
  return inside;
}

/** Which of some points the closed chains cover. */
const covered = (chains: number[][], points: [number, number][]) => {
  const { rings } = closeAtEdge(chains, box);
  return points.map(([x, y]) => covers(rings, x, y));
};

describe('closeAtEdge', () => {
  it('closes a bay along its side of the edge', () => {
    const { rings, left } = closeAtEdge([[20, 0, 20, 30, 60, 30, 60, 5]], box);
    expect([rings, left]).toEqual([[[20, 0, 20, 30, 60, 30, 60, 5, 60, 0, 20, 0]], 0]);
  });

  it('goes around the nearer corner', () => {
    expect(
      covered(
        [[70, 100, 70, 70, 100, 70]],
        [
          [85, 85],
          [50, 50],
          [99, 99],
        ],
      ),
    ).toEqual([true, false, true]);
  });

  it('fills a river between its two banks, whatever their direction', () => {
    const banks = [
      [0, 40, 50, 45, 100, 40],
      [100, 60, 50, 65, 0, 60],
    ];
    const points: [number, number][] = [
      [50, 50],
      [1, 50],
      [50, 20],
      [50, 80],
    ];
    expect(covered(banks, points)).toEqual([true, true, false, false]);
    const parts = [
      [0, 60, 50, 65, 100, 60],
      [0, 40, 50, 45, 100, 40],
    ];
    expect(covered(parts, points)).toEqual([true, true, false, false]);
  });

  it('leaves a hole that the edge cuts as well', () => {
    const chains = [
      [10, 0, 10, 50, 90, 50, 90, 0],
      [40, 0, 40, 20, 60, 20, 60, 0],
    ];
    expect(
      covered(chains, [
        [20, 10],
        [50, 10],
        [50, 30],
        [80, 10],
      ]),
    ).toEqual([true, false, true, true]);
  });

  it('leaves chains alone whose ends are inside', () => {
    expect(closeAtEdge([[40, 40, 50, 50, 60, 40]], box)).toEqual({ rings: [], left: 1 });
    // Near the edge, but farther from it than the chain is wide: broken, not cut.
    expect(closeAtEdge([[50, 8, 52, 8, 51, 9]], box)).toEqual({ rings: [], left: 1 });
    expect(closeAtEdge([], box)).toEqual({ rings: [], left: 0 });
  });
});
