import { describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import { parseRegion } from './parseRegion';
import { cornerCount, mostCorners, mostRegionBytes, type Ring } from './polygon';

const square = (west: number, south: number, side: number): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return 'no error';
};

describe('parseRegion', () => {
  it('takes as many corners as there may be, in as many polygons, and says what to do with more', () => {
    /** As long as a number gets. */
    const tiny = -0.0000012345678901234567;
    const triangle = [
      [
        [tiny, tiny],
        [tiny, -tiny],
        [-tiny, tiny],
        [tiny, tiny],
      ],
    ];
    const of = (corners: number) => ({
      type: 'MultiPolygon',
      coordinates: Array.from({ length: Math.floor(corners / 3) }, (_, i) =>
        i === 0 ? [[...Array<number[]>(corners % 3).fill([tiny, tiny]), ...triangle[0]]] : triangle,
      ),
    });
    const largest = parseRegion(of(mostCorners));
    expect(cornerCount(largest)).toBe(mostCorners);
    expect(largest.polygons.length).toBe(Math.floor(mostCorners / 3));
    const share = JSON.stringify(largest).length / mostRegionBytes;
    expect([share > 0.9, share <= 1]).toEqual([true, true]);
    expect(() => parseRegion(of(mostCorners + 1))).toThrow(
      'The region has 100,001 corners; at most 100,000 are allowed. Simplify its borders and try again',
    );
    expect(codeOf(() => parseRegion(of(mostCorners + 1)))).toBe('input/too-large');
  });

  const polygon = { type: 'Polygon', coordinates: [square(0, 0, 1)] };
  const feature = { type: 'Feature', properties: null, geometry: polygon };

  it('takes geometries, features and collections, closes rings and drops heights', () => {
    const expected = { polygons: [[square(0, 0, 1)]] };
    const open = [
      ...square(0, 0, 1)
        .slice(0, 4)
        .map(([lng, lat]) => [lng, lat, 17]),
    ];
    const accepted = [
      polygon,
      feature,
      { type: 'Polygon', coordinates: [open] },
      { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)]] },
      { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 2] }, polygon] },
      { type: 'FeatureCollection', features: [{ ...feature, geometry: null }, feature, 3] },
    ];
    expect(accepted.map(parseRegion)).toEqual(accepted.map(() => expected));
  });

  it('refuses what is no region', () => {
    const nested = Array.from({ length: 50_000 }).reduce<unknown>(
      (inner) => ({ type: 'Feature', geometry: inner }),
      polygon,
    );
    const bad = [
      null,
      7,
      {},
      { type: 'Point', coordinates: [1, 2] },
      { type: 'Polygon' },
      { type: 'Polygon', coordinates: [] },
      { type: 'Polygon', coordinates: [[[0, 0]]] },
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 'x'],
            [1, 1],
          ],
        ],
      },
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [361, 0],
            [1, 1],
          ],
        ],
      },
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [NaN, 0],
            [1, 1],
          ],
        ],
      },
      { type: 'FeatureCollection', features: [nested] },
      nested,
    ];
    expect(bad.map((value) => codeOf(() => parseRegion(value)))).toEqual(bad.map(() => 'input/malformed'));
  });
});
