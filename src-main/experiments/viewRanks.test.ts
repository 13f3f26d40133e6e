import { describe, expect, it } from 'vitest';
import { viewRanks } from './viewRanks';

const degrees = (...angles: number[]) =>
  Float32Array.from(
    angles.flatMap((angle) => [Math.cos, Math.sin].map((f) => 3 * f((angle * Math.PI) / 180))),
  );

const never = () => false;

describe('viewRanks', () => {
  it('ranks by the angle alone', async () => {
    // From 12°: 40° is third after 10° and 0°; from 50°: 10° is second after 40°; from 1°: 0° is first.
    const { all, apart } = await viewRanks(degrees(12, 50, 1), degrees(40, 10, 0), 2, never);
    expect([[...all], [...apart]]).toEqual([
      [3, 2, 1],
      [3, 2, 1],
    ]);
  });

  it('leaves out those that are near, and never the row itself', async () => {
    const isNear = (row: number, other: number) => row === 0 && other < 2;
    const { all, apart } = await viewRanks(degrees(12, 50, 1), degrees(40, 10, 0), 2, isNear);
    expect([[...all], [...apart]]).toEqual([
      [3, 2, 1],
      [2, 2, 1],
    ]);
  });

  it('finds nothing where all is alike', async () => {
    expect([...(await viewRanks(degrees(7, 7, 7), degrees(7, 7, 7), 2, never)).all]).toEqual([3, 3, 3]);
    expect([...(await viewRanks(new Float32Array(4), new Float32Array(4), 2, never)).all]).toEqual([2, 2]);
  });

  it('stops when cancelled', async () => {
    const ranks = viewRanks(degrees(1), degrees(1), 2, never, { signal: AbortSignal.abort() });
    await expect(ranks).rejects.toMatchObject({ code: 'state/cancelled' });
  });
});
