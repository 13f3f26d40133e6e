import { describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import { randomStream } from '../random';
import {
  bboxContains,
  cornerCount,
  mostCorners,
  mostRegionBytes,
  parseRegion,
  regionBBox,
  regionContains,
  rightHanded,
  type Ring,
  signedArea,
} from './polygon';

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

describe('regions', () => {
  const region = { polygons: [[square(0, 0, 4), square(1, 1, 2).toReversed()], [square(10, 0, 1)]] };

  it('contain what lies in a polygon and in none of its holes', () => {
    const inside = [
      { lng: 0.5, lat: 0.5 },
      { lng: 2, lat: 3.5 },
      { lng: 10.5, lat: 0.5 },
    ];
    const outside = [
      { lng: 2, lat: 2 },
      { lng: -1, lat: 2 },
      { lng: 5, lat: 0.5 },
      { lng: 10.5, lat: 1.5 },
    ];
    expect(inside.map((point) => regionContains(region, point))).toEqual([true, true, true]);
    expect(outside.map((point) => regionContains(region, point))).toEqual([false, false, false, false]);
    expect(regionBBox(region)).toEqual([0, 0, 11, 4]);
    expect(bboxContains(regionBBox(region), { lng: 11, lat: 4 })).toBe(true);
  });

  it('agree with half planes on triangles, and share no point of a common border', () => {
    const random = randomStream(4);
    const position = (): [number, number] => [random.next() * 10, random.next() * 10];
    for (let round = 0; round < 300; round++) {
      const [a, b, c, p] = [position(), position(), position(), position()];
      const side = (u: number[], v: number[]) =>
        (v[0] - u[0]) * (p[1] - u[1]) - (v[1] - u[1]) * (p[0] - u[0]) > 0;
      const expected = side(a, b) === side(b, c) && side(b, c) === side(c, a);
      expect(regionContains({ polygons: [[[a, b, c, a]]] }, { lng: p[0], lat: p[1] })).toBe(expected);
    }
    const neighbours = [square(0, 0, 1), square(1, 0, 1), square(0, 1, 1), square(1, 1, 1)];
    for (const point of [
      { lng: 1, lat: 0.5 },
      { lng: 0.5, lat: 1 },
      { lng: 1, lat: 1 },
    ])
      expect(neighbours.filter((ring) => regionContains({ polygons: [[ring]] }, point)).length).toBe(1);
  });

  it('turn outer rings counter-clockwise and holes clockwise', () => {
    const wrong = [square(0, 0, 4).toReversed(), square(1, 1, 2)];
    const turned = rightHanded(wrong);
    expect(turned.map(signedArea)).toEqual([16, -4]);
    expect(rightHanded(turned)).toEqual(turned);
  });
});

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
            [181, 0],
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
