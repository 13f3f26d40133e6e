import {
  type GridCell,
  type ModelFigures,
  type PredictionSetView,
} from '../../../src-shared/contract/app/predictions';
import { type PredictionColumns } from '../../../src-shared/contract/app/resources';
import { isConstant } from '../../../src-shared/isConstant';

/** Places that two prediction sets, A and B, share. */
export interface Pairs {
  placeId: Uint32Array;
  a: Float32Array;
  b: Float32Array;
}

export function pairsOf(a: PredictionColumns, b: PredictionColumns): Pairs {
  const rowInB = new Map(Array.from(b.placeId, (id, row) => [id, row]));
  const shared = [...a.placeId.keys()].filter((row) => rowInB.has(a.placeId[row]));
  return {
    placeId: Uint32Array.from(shared, (row) => a.placeId[row]),
    a: Float32Array.from(shared, (row) => a.value[row]),
    b: Float32Array.from(shared, (row) => b.value[rowInB.get(a.placeId[row])!]),
  };
}

/** How A differs from B: by a number, or of classes 0 where they are the same, 1 where not. */
export type Difference = (a: number, b: number) => number;
export const lessB: Difference = (a, b) => a - b;

/** The difference by row of `placeIds`; NaN where one of them is missing. */
export function differences(
  placeIds: Uint32Array,
  { placeId, a, b }: Pairs,
  differ: Difference,
): Float32Array {
  const differenceOf = new Map(Array.from(placeId, (id, i) => [id, differ(a[i], b[i])]));
  return Float32Array.from(placeIds, (id) => differenceOf.get(id) ?? NaN);
}

/** The difference of the cells that both grids have. */
export function cellDifferences(
  a: GridCell[],
  b: GridCell[],
  differ: Difference,
): { cell: GridCell; difference: number }[] {
  const inB = new Map(b.map((cell) => [cell.cell, cell.value]));
  return a.flatMap((cell) => {
    const other = inB.get(cell.cell);
    return other === undefined ? [] : [{ cell, difference: differ(cell.value, other) }];
  });
}

/**
 * Inner breaks of classes of one width on both sides of zero, which lies in the middle of the middle one: `count` is taken
 * as odd. The outer classes begin so that a fiftieth of the values are beyond the scale. None where all values are zero.
 */
export function divergingBreaks(values: Float32Array, count: number): number[] {
  const sizes = values
    .map(Math.abs)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const reach = sizes[Math.floor(0.98 * (sizes.length - 1))] || sizes.at(-1) || 0;
  if (reach === 0) return [];
  const classes = count % 2 === 0 ? count + 1 : count;
  return Array.from({ length: classes - 1 }, (_, i) => reach * ((2 * (i + 1)) / classes - 1));
}

/** Share of the spread of A that B has too: the square of Pearson's correlation; null where one of them is constant. */
export function agreement(pairs: Pairs): number | null {
  const [a, b] = [pairs.a.map(signedLog), pairs.b.map(signedLog)];
  const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, ofA, ofB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] - meanA, b[i] - meanB];
    both += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  const isFlat = isConstant(ofA / a.length, meanA) || isConstant(ofB / b.length, meanB);
  return isFlat ? null : both ** 2 / (ofA * ofB);
}

/** The share of places that are of one class in both; null where no place is in both. */
export const sameShare = ({ a, b }: Pairs): number | null =>
  a.length === 0 ? null : a.filter((value, i) => value === b[i]).length / a.length;

const signedLog = (value: number) => Math.sign(value) * Math.log1p(Math.abs(value));

/** Figures of the model that a set's predictions are made with. */
export const ownFigures = ({
  figures,
  model,
}: Pick<PredictionSetView, 'figures' | 'model'>): ModelFigures | undefined =>
  figures.find((each) => each.model === model);
