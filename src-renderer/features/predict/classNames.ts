import { type GridCell } from '../../../src-shared/contract/app/predictions';
import { type PredictionColumns } from '../../../src-shared/contract/app/resources';

/** Names of A and, behind them, those that B alone has. */
export const joinedNames = (a: readonly string[], b: readonly string[]): string[] => [
  ...new Set([...a, ...b]),
];

/** Indices of one list of names as those of another, which has them all. */
function renumbering(from: readonly string[], to: readonly string[]): (index: number) => number {
  const indices = from.map((name) => to.indexOf(name));
  return (index) => indices[index] ?? NaN;
}

export function renumbered(
  { placeId, ...columns }: PredictionColumns,
  from: readonly string[],
  to: readonly string[],
): PredictionColumns {
  const renumber = renumbering(from, to);
  const { value, lower, upper, actual, outOfFold } = columns;
  return {
    placeId,
    value: value.map(renumber),
    lower: lower.map(renumber),
    upper: upper.map(renumber),
    actual: actual.map(renumber),
    outOfFold: outOfFold.map(renumber),
  };
}

export function renumberedCells(
  cells: readonly GridCell[],
  from: readonly string[],
  to: readonly string[],
): GridCell[] {
  const renumber = renumbering(from, to);
  return cells.map((cell) => ({
    ...cell,
    value: renumber(cell.value),
    actual: cell.actual === null ? null : renumber(cell.actual),
  }));
}
