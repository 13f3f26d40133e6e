import { expect, it } from 'vitest';
import { cornerCount, type Region } from '../../../src-shared/geo/polygon';
import { canBeDragged, cornersText, parseCorners } from './corners';

const triangle: Region = {
  polygons: [
    [
      [
        [0, 0],
        [2.5, -1],
        [1, 3],
        [0, 0],
      ],
    ],
  ],
};

it('writes and reads the corners of a ring', () => {
  expect(cornersText(triangle)).toBe('0, 0\n2.5, -1\n1, 3');
  expect(parseCorners('0, 0\n\n 2.5 -1 \n1;3\n')).toEqual(triangle);
  expect(cornersText({ polygons: [...triangle.polygons, ...triangle.polygons] })).toBe(null);
});

it('goes on beyond 180 over the 180th meridian, and home where it lies beyond it', () => {
  const across = parseCorners('179, 0\n181, 0\n180, 3');
  expect(across && cornersText(across)).toBe('179, 0\n181, 0\n180, 3');
  expect(parseCorners('360, 0\n362.5 -1\n361, 3')).toEqual(triangle);
});

it('refuses what is no ring on the globe', () => {
  const texts = [
    '',
    '1, 2\n3, 4',
    '1, 2\n3, 4\n5, 91',
    '1, 2\n3, 4\nfive, 6',
    '1, 2\n3, 4\n5, 6, 7',
    '-180, 0\n190, 0\n0, 1',
  ];
  expect(texts.map(parseCorners)).toEqual(texts.map(() => null));
});

it('counts corners, and lets few enough be dragged', () => {
  const many: Region = { polygons: Array(400).fill(triangle.polygons[0]) };
  expect([triangle, many].map(cornerCount)).toEqual([3, 1200]);
  expect([triangle, many].map(canBeDragged)).toEqual([true, false]);
});
