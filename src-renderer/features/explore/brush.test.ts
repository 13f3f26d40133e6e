import { expect, it } from 'vitest';
import { type Brush, brushAfterKey, brushBetween, shownRows } from './brush';

const brush: Brush = { left: 0.25, right: 0.5, bottom: 0.25, top: 0.75 };
const after = (key: string, shiftKey = false, from: Brush | null = brush) =>
  brushAfterKey(from, { key, shiftKey });

it('lies between two corners, inside the projection', () => {
  expect(brushBetween({ x: 0.5, y: -2 }, { x: 0.25, y: 0.75 })).toEqual({
    left: 0.25,
    right: 0.5,
    bottom: 0,
    top: 0.75,
  });
  expect(brushBetween({ x: 0.5, y: 0 }, { x: 0.505, y: 1 })).toBe(null);
});

it('begins, moves, grows and goes by keys', () => {
  expect(after('ArrowUp', false, null)).toEqual({ left: 0.4, right: 0.6, bottom: 0.4, top: 0.6 });
  expect(after('ArrowLeft')).toEqual({ ...brush, left: 0.2, right: 0.45 });
  expect(after('ArrowUp', true)).toEqual({ ...brush, top: 0.8 });
  expect(after('Escape')).toBe(null);
  expect([after('Escape', false, null), after('a')]).toEqual([undefined, undefined]);
});

it('stays inside', () => {
  const corner = { left: 0, right: 0.5, bottom: 0.5, top: 1 };
  expect([after('ArrowLeft', false, corner), after('ArrowUp', true, corner)]).toEqual([corner, corner]);
});

it('narrows rows by cluster and brush', () => {
  const columns = {
    placeId: Uint32Array.of(1, 2, 3),
    first: Float32Array.of(0.25, 0.5, 0.75),
    second: Float32Array.of(0.5, 0.5, 0.5),
    third: Float32Array.of(0, 0, 0),
    cluster: Uint32Array.of(0, 1, 1),
  };
  const shown = (isolated: number | null, within: Brush | null) =>
    shownRows(columns, { isolated, brush: within });
  expect(shown(null, null)).toBe(null);
  expect([shown(1, null), shown(null, brush), shown(1, brush)]).toEqual([
    Uint8Array.of(0, 1, 1),
    Uint8Array.of(1, 1, 0),
    Uint8Array.of(0, 1, 0),
  ]);
});
