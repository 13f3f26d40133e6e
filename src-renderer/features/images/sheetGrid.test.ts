import { expect, it } from 'vitest';
import { afterKey, columnsIn, heightOf, scrollTo, visibleCells } from './sheetGrid';

const grid = { count: 23, columns: 5, rowPx: 100, viewPx: 250 };

it('draws the rows in view and one more on either side', () => {
  expect([columnsIn(530, 100), columnsIn(20, 100), heightOf(grid)]).toEqual([5, 1, 500]);
  expect(visibleCells(grid, 0)).toEqual({ first: 0, end: 20 });
  expect(visibleCells(grid, 210)).toEqual({ first: 5, end: 23 });
  expect(visibleCells({ ...grid, count: 0 }, 0)).toEqual({ first: 0, end: 0 });
});

it('scrolls no further than it must', () => {
  expect([scrollTo(grid, 0, 120), scrollTo(grid, 12, 120), scrollTo(grid, 22, 120)]).toEqual([0, 120, 250]);
});

it('moves by keys and stays inside', () => {
  const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageDown', 'Home', 'End', 'a'];
  expect(keys.map((key) => afterKey(grid, 7, key))).toEqual([6, 8, 2, 12, 17, 0, 22, null]);
  expect(afterKey(grid, 22, 'ArrowDown')).toBe(22);
  expect(afterKey({ ...grid, count: 0 }, 0, 'End')).toBe(null);
});
