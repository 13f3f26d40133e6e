import { isConstant } from '../../../src-shared/isConstant';

/** Neighbours that are asked. */
const k = 5;

/** The `k` other rows of `among` that are nearest to a row by cosine; rows have length 1. */
function nearest(unit: Float64Array, width: number, row: number, among: readonly number[]): number[] {
  const cosine = (other: number) => {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += unit[row * width + i] * unit[other * width + i];
    return sum;
  };
  const ranked = among.filter((other) => other !== row).map((other) => ({ other, cosine: cosine(other) }));
  return ranked
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, k)
    .map(({ other }) => other);
}

/**
 * How well the mean of the nearest neighbours of each row tells its value: R², 1 at best, 0 for the mean of all. Null where
 * all values are the same.
 */
export function neighboursR2(
  unit: Float64Array,
  width: number,
  values: ArrayLike<number>,
  rows: readonly number[],
): number | null {
  const mean = (of: readonly number[]) => of.reduce((sum, row) => sum + values[row], 0) / of.length;
  const middle = mean(rows);
  const squares = (guess: (row: number) => number) =>
    rows.reduce((sum, row) => sum + (values[row] - guess(row)) ** 2, 0);
  const whole = squares(() => middle);
  if (isConstant(whole / rows.length, middle)) return null;
  return 1 - squares((row) => mean(nearest(unit, width, row, rows))) / whole;
}

/**
 * The share of rows whose class is the commonest among their nearest neighbours; of equals, that of the nearest. Null where all are
 * of one class.
 */
export function neighboursAccuracy(
  unit: Float64Array,
  width: number,
  classes: ArrayLike<number>,
  rows: readonly number[],
): number | null {
  if (rows.every((row) => classes[row] === classes[rows[0]])) return null;
  const right = rows.filter((row) => {
    const votes = nearest(unit, width, row, rows).map((other) => classes[other]);
    return commonest(votes) === classes[row];
  });
  return right.length / rows.length;
}

function commonest(votes: readonly number[]): number {
  const count = (vote: number) => votes.filter((other) => other === vote).length;
  return votes.reduce((best, vote) => (count(vote) > count(best) ? vote : best));
}
