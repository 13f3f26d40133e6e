import { expect, it } from 'vitest';
import { type BBox } from '../../src-shared/geo/lngLat';
import { type Ring } from '../../src-shared/geo/polygon';
import { isBBox, rectangleOf, regionOf } from './rectangle';

const of = (...ring: Ring) => rectangleOf({ polygons: [[ring]] });

it('knows a rectangle by its corners', () => {
  expect(rectangleOf(regionOf([1, 2, 3, 4]))).toEqual([1, 2, 3, 4]);
  expect(of([3, 4], [3, 2], [1, 2], [1, 4], [3, 4])).toEqual([1, 2, 3, 4]);
  expect(of([0, 0], [2, 1], [1, 3], [-1, 2], [0, 0])).toBe(null);
  expect(of([0, 0], [2, 2], [2, 0], [0, 2], [0, 0])).toBe(null);
  expect(of([0, 0], [2, 0], [0, 2], [0, 0])).toBe(null);
  expect(
    rectangleOf({ polygons: [...regionOf([0, 0, 1, 1]).polygons, ...regionOf([2, 2, 3, 3]).polygons] }),
  ).toBe(null);
});

it('refuses boxes that are none', () => {
  const boxes: BBox[] = [
    [1, 2, 3, 4],
    [3, 2, 1, 4],
    [1, 4, 3, 4],
    [-181, 2, 3, 4],
    [1, 2, 3, 91],
    [NaN, 0, 1, 1],
  ];
  expect(boxes.map(isBBox)).toEqual([true, false, false, false, false, false]);
});

it('goes on beyond 180 over the 180th meridian', () => {
  const fiji = regionOf([179.5, -17, -179.5, -16]);
  expect(rectangleOf(fiji)).toEqual([179.5, -17, 180.5, -16]);
  expect(regionOf([179.5, -17, 180.5, -16])).toEqual(fiji);
});
