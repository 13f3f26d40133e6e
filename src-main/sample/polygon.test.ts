import { expect, test } from 'vitest';
import {
  area,
  boxAlongLongestSide,
  clip,
  clipToBox,
  type Convex,
  contains,
  inset,
  noStreet,
} from './polygon';

const field: Convex = {
  corners: [
    { x: 0, y: 0 },
    { x: 40, y: 0 },
    { x: 40, y: 20 },
    { x: 0, y: 20 },
  ],
  edges: [1, 2, 3, 4],
};

test('a cut gives two parts with the same two new corners and the street between them', () => {
  const near = clip(field, { nx: 1, ny: 0, limit: 10 }, 9);
  const far = clip(field, { nx: -1, ny: 0, limit: -10 }, 9);
  expect(near).toEqual({
    corners: [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 20 },
      { x: 0, y: 20 },
    ],
    edges: [1, 9, 3, 4],
  });
  expect(far.edges).toEqual([1, 2, 3, 9]);
  expect(area(near.corners) + area(far.corners)).toBe(area(field.corners));
});

test('an inset moves each side by its own distance, and may leave nothing', () => {
  const smaller = inset(field, (edge) => edge);
  expect(smaller.corners).toEqual([
    { x: 4, y: 1 },
    { x: 38, y: 1 },
    { x: 38, y: 17 },
    { x: 4, y: 17 },
  ]);
  expect(inset(field, () => 10.5).corners).toEqual([]);
});

test('the box of a turned polygon follows its longest side', () => {
  const turned = { corners: field.corners.map(({ x, y }) => ({ x: -y, y: x })), edges: field.edges };
  const box = boxAlongLongestSide(turned);
  expect(box).toEqual({ ux: 0, uy: 1, uMin: 0, uMax: 40, vMin: 0, vMax: 20 });
  expect(area(clipToBox(turned, { ...box, uMax: 10, vMin: 15 }).corners)).toBe(50);
});

test('points on the border are inside', () => {
  expect([contains(field.corners, { x: 0, y: 5 }), contains(field.corners, { x: -0.1, y: 5 })]).toEqual([
    true,
    false,
  ]);
  expect(clip(field, { nx: 1, ny: 0, limit: 50 }, noStreet)).toEqual(field);
});
