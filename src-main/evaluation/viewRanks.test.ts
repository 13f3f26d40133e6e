import { describe, expect, it } from 'vitest';
import { viewRanks } from './viewRanks';

const degrees = (...angles: number[]) =>
  Float32Array.from(
    angles.flatMap((angle) => [Math.cos, Math.sin].map((f) => 3 * f((angle * Math.PI) / 180))),
  );

describe('viewRanks', () => {
  it('ranks by the angle alone', async () => {
    // From 12°: 40° is third after 10° and 0°; from 50°: 10° is second after 40°; from 1°: 0° is first.
    const ranks = await viewRanks(degrees(12, 50, 1), degrees(40, 10, 0), 2);
    expect([...ranks]).toEqual([3, 2, 1]);
  });

  it('finds nothing where all is alike', async () => {
    expect([...(await viewRanks(degrees(7, 7, 7), degrees(7, 7, 7), 2))]).toEqual([3, 3, 3]);
    expect([...(await viewRanks(new Float32Array(4), new Float32Array(4), 2))]).toEqual([2, 2]);
  });

  it('stops when cancelled', async () => {
    const ranks = viewRanks(degrees(1), degrees(1), 2, { signal: AbortSignal.abort() });
    await expect(ranks).rejects.toMatchObject({ code: 'state/cancelled' });
  });
});
