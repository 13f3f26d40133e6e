import { expect, it } from 'vitest';
import { hilbertOrder, hilbertPosition } from './hilbert';

it('visits a grid cell by cell, each beside the one before', () => {
  const side = 32;
  const cells = Array.from({ length: side * side }, (_, i) => ({ x: i % side, y: Math.floor(i / side) }));
  const order = hilbertOrder(
    Float64Array.from(cells, ({ x }) => x),
    Float64Array.from(cells, ({ y }) => y),
  );
  const path = Array.from(order, (i) => cells[i]);
  const steps = path.slice(1).map(({ x, y }, i) => Math.abs(x - path[i].x) + Math.abs(y - path[i].y));
  expect([new Set(order).size, Math.max(...steps)]).toEqual([side * side, 1]);
});

it('fills 32 bits', () => {
  expect([hilbertPosition(0, 0), hilbertPosition(65535, 0)]).toEqual([0, 0xffffffff]);
});
