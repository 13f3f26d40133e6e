import { expect, it } from 'vitest';
import { type GridCell } from '../../../src-shared/contract/app/predictions';
import { joinedNames, renumbered, renumberedCells } from './classNames';

const [a, b] = [
  ['flat', 'shop'],
  ['park', 'shop', 'dock'],
];
const names = joinedNames(a, b);
const of = (...values: number[]) => Float32Array.from(values);

it('tells the classes of two sets in one list, those of the first unchanged', () => {
  expect(names).toEqual(['flat', 'shop', 'park', 'dock']);
  const columns = {
    placeId: Uint32Array.of(7, 8, 9),
    value: of(0, 1, 2),
    lower: of(0, 1, 2),
    upper: of(0, 1, 2),
    actual: of(1, NaN, 9),
    outOfFold: of(NaN, 0, 2),
  };
  expect(renumbered(columns, b, names)).toEqual({
    placeId: columns.placeId,
    value: of(2, 1, 3),
    lower: of(2, 1, 3),
    upper: of(2, 1, 3),
    actual: of(1, NaN, NaN),
    outOfFold: of(NaN, 2, 3),
  });
});

it('tells the classes of cells likewise', () => {
  const cell = { cell: 'x', boundary: [], count: 1, width: null, residual: 1 };
  const cells: GridCell[] = [
    { ...cell, value: 0, actual: 2 },
    { ...cell, value: 1, actual: null },
  ];
  expect(renumberedCells(cells, b, names)).toEqual([
    { ...cell, value: 2, actual: 3 },
    { ...cell, value: 1, actual: null },
  ]);
});
