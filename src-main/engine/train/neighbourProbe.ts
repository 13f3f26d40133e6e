/** Neighbours that are asked. */
const k = 5;

/** The `k` rows of `among` that are nearest to a row by cosine; rows have length 1. */
function nearest(unit: Float64Array, width: number, row: number, among: readonly number[]): number[] {
  const cosine = (other: number) => {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += unit[row * width + i] * unit[other * width + i];
    return sum;
  };
  const ranked = among.map((other) => ({ other, cosine: cosine(other) }));
  return ranked
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, k)
    .map(({ other }) => other);
}

/** Rows with a label, and those of them that are asked for it. */
export interface ProbeRows {
  known: readonly number[];
  asked: readonly number[];
}

/**
 * How well the mean of the nearest neighbours tells a value that they know and the asked row does not: R², 1 at best, 0 for
 * the mean of all.
 */
export function neighboursR2(
  unit: Float64Array,
  width: number,
  values: ArrayLike<number>,
  rows: ProbeRows,
): number {
  const mean = (of: readonly number[]) => of.reduce((sum, row) => sum + values[row], 0) / of.length;
  const middle = mean(rows.asked);
  const squares = (guess: (row: number) => number) =>
    rows.asked.reduce((sum, row) => sum + (values[row] - guess(row)) ** 2, 0);
  return 1 - squares((row) => mean(nearest(unit, width, row, rows.known))) / squares(() => middle);
}

/** The share of asked rows whose class is the commonest among their nearest neighbours; of equals, that of the nearest. */
export function neighboursAccuracy(
  unit: Float64Array,
  width: number,
  classes: ArrayLike<number>,
  rows: ProbeRows,
): number {
  const right = rows.asked.filter((row) => {
    const votes = nearest(unit, width, row, rows.known).map((other) => classes[other]);
    return commonest(votes) === classes[row];
  });
  return right.length / rows.asked.length;
}

function commonest(votes: readonly number[]): number {
  const count = (vote: number) => votes.filter((other) => other === vote).length;
  return votes.reduce((best, vote) => (count(vote) > count(best) ? vote : best));
}
