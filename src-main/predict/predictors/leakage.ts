import { sampleCorrelation as correlation } from 'simple-statistics';

/** Two columns that move together so closely are one. */
const sameColumn = 0.995;
/** Fewer places than this tell nothing; more than that tell no more. */
const [fewest, most] = [10, 5000];
/** How near two ratios are called the same, and from which share of places on that is no chance. */
const [sameRatio, leastShare, timesChance] = [0.02, 0.25, 3];

/**
 * Whether a column tells the answer: it moves with the target as only the same number would, on its own scale or on that of its
 * logarithm, or its ratio to the target is nearly the same at far more places than chance gives, as where labels were made from it
 * (sales chasing; IAAO 2013, appendix E).
 */
export function reproduces(column: Float64Array, learnt: Float64Array, values: Float64Array): boolean {
  const rows = judgedRows([column, learnt]);
  if (rows.length < fewest) return false;
  const own = rows.map((row) => column[row]);
  const scales = [
    [own, rows.map((row) => values[row])],
    [own, rows.map((row) => learnt[row])],
  ];
  if (own.every((value) => value > 0)) scales.push([own.map(Math.log), rows.map((row) => learnt[row])]);
  if (scales.some(([a, b]) => Math.abs(correlation(a, b)) > sameColumn)) return true;
  const positive = rows.filter((row) => column[row] > 0 && values[row] > 0);
  const among = positive.map((row) => column[row] / values[row]);
  const shuffled = positive.map((row, i) => column[row] / values[positive[(i * 7 + 3) % positive.length]]);
  return (
    positive.length >= fewest &&
    shareAtMedian(among) > Math.max(leastShare, timesChance * shareAtMedian(shuffled))
  );
}

/** How two columns make the target: the first over the second, the second over the first, or times each other. */
export type MadeOfTwo = 'over' | 'under' | 'times';

/** Whether two columns together are the target, as a value and an area are a price per square metre; null where they are not. */
export function madeOfTwo(
  a: Float64Array,
  b: Float64Array,
  learnt: Float64Array,
  values: Float64Array,
): MadeOfTwo | null {
  const rows = judgedRows([a, b, learnt]).filter((row) => a[row] > 0 && b[row] > 0 && values[row] > 0);
  if (rows.length < fewest) return null;
  const target = rows.map((row) => Math.log(values[row]));
  const withSign = (sign: number) =>
    correlation(
      rows.map((row) => Math.log(a[row]) + sign * Math.log(b[row])),
      target,
    );
  if (Math.abs(withSign(1)) > sameColumn) return 'times';
  const over = withSign(-1);
  if (Math.abs(over) <= sameColumn) return null;
  return over > 0 ? 'over' : 'under';
}

/** Correlation of the logarithms, over the places where both are positive. */
export function logCorrelation(a: Float64Array, b: Float64Array): number {
  const rows = judgedRows([a, b]).filter((row) => a[row] > 0 && b[row] > 0);
  return correlation(
    rows.map((row) => Math.log(a[row])),
    rows.map((row) => Math.log(b[row])),
  );
}

/** Rows that all of these know, evenly drawn where they are many. */
function judgedRows(columns: readonly Float64Array[]): number[] {
  const rows = [...columns[0].keys()].filter((row) => columns.every((column) => !Number.isNaN(column[row])));
  const step = Math.max(1, rows.length / most);
  return Array.from({ length: Math.min(most, rows.length) }, (_, i) => rows[Math.floor(i * step)]);
}

function shareAtMedian(ratios: number[]): number {
  const sorted = Float64Array.from(ratios).sort();
  const median = sorted[sorted.length >> 1];
  return ratios.filter((ratio) => Math.abs(ratio / median - 1) <= sameRatio).length / ratios.length;
}
