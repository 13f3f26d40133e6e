import { describe, expect, it } from 'vitest';
import { randomStream } from '../random';
import { bboxContains } from './bbox';
import { regionBBox, regionContains, rightHanded, type Ring, signedArea } from './polygon';

const square = (west: number, south: number, side: number): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

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
