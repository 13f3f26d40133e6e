import { ckmeans, mean, standardDeviation } from 'simple-statistics';

export const classMethods = ['quantile', 'equalInterval', 'jenks', 'standardDeviation', 'manual'] as const;
export type ClassMethod = (typeof classMethods)[number];

export interface ClassChoice {
  method: ClassMethod;
  /** How many classes, 2 or more; of `standardDeviation` and `manual` the breaks decide. */
  count: number;
  /** Of `manual`: the inner breaks, ascending. */
  breaks?: number[];
}

/** Values that Jenks' classes are found from at most, evenly taken from the sorted ones: it takes n log n and much memory. */
const jenksSample = 2_000;

/**
 * Inner breaks between classes, ascending and different: a value belongs to class i if i breaks are at or below it. NaN
 * is left out. Fewer classes than asked for where there are fewer different values.
 */
export function classify(values: ArrayLike<number>, { method, count, breaks = [] }: ClassChoice): number[] {
  if (method === 'manual') return distinct(breaks.toSorted((a, b) => a - b));
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  if (sorted.length === 0) return [];
  const found = breaksBy[method](sorted, count);
  return distinct(found).filter((value) => value > sorted[0] && value <= sorted[sorted.length - 1]);
}

const breaksBy: Record<Exclude<ClassMethod, 'manual'>, (sorted: Float64Array, count: number) => number[]> = {
  quantile: (sorted, count) => inner(count, (i) => sorted[Math.floor((i / count) * sorted.length)]),
  equalInterval: (sorted, count) => {
    const [low, high] = [sorted[0], sorted[sorted.length - 1]];
    return inner(count, (i) => low + ((high - low) * i) / count);
  },
  jenks: (sorted, count) => {
    const step = Math.max(1, sorted.length / jenksSample);
    const sample = Array.from(
      { length: Math.ceil(sorted.length / step) },
      (_, i) => sorted[Math.floor(i * step)],
    );
    const classes = Math.min(count, new Set(sample).size);
    return ckmeans(sample, classes)
      .slice(1)
      .map(([first]) => first);
  },
  standardDeviation: (sorted) => {
    const list = Array.from(sorted);
    const [centre, deviation] = [mean(list), standardDeviation(list)];
    return [-1.5, -0.5, 0.5, 1.5].map((times) => centre + times * deviation);
  },
};

const inner = (count: number, at: (i: number) => number) =>
  Array.from({ length: Math.max(0, count - 1) }, (_, i) => at(i + 1));

const distinct = (breaks: number[]) => breaks.filter((value, i) => value !== breaks[i - 1]);

/** The class of a value; −1 for NaN. */
export function classOf(value: number, breaks: number[]): number {
  if (Number.isNaN(value)) return -1;
  let index = 0;
  while (index < breaks.length && value >= breaks[index]) index++;
  return index;
}

/** How many values each class holds. */
export function classCounts(values: ArrayLike<number>, breaks: number[]): number[] {
  const counts = Array<number>(breaks.length + 1).fill(0);
  for (let i = 0; i < values.length; i++) {
    const index = classOf(values[i], breaks);
    if (index >= 0) counts[index]++;
  }
  return counts;
}
