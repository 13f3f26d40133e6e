import { sampleSkewness } from 'simple-statistics';
import { type FeatureSource } from '../models/features';
import { type PredictingColumn } from './ownColumns';

/** Above this skewness, positive numbers are taken by their logarithm. */
const mostSkew = 1;

/**
 * The analyst's columns as numbers, `[places, width]`: a number as it is, or by its logarithm where all of them are positive and skewed;
 * a date in days; of a category a 0 or 1 for each of its words but the commonest. A missing number is the median of the training
 * part, with a column of its own that says so where any is missing there.
 */
export function columnFeatures(columns: readonly PredictingColumn[], places: number): FeatureSource {
  return (train) => {
    const parts = columns.flatMap((column) =>
      column.kind === 'category' ? indicators(column, train) : numbers(column.values, train),
    );
    const data = new Float64Array(parts.length * places);
    parts.forEach((part, j) => part.forEach((value, row) => (data[row * parts.length + j] = value)));
    return { width: parts.length, data };
  };
}

function indicators(
  { values, categories }: PredictingColumn & { kind: 'category' },
  train: Uint32Array,
): Float64Array[] {
  const counts = new Float64Array(categories.length);
  for (const row of train) if (!Number.isNaN(values[row])) counts[values[row]]++;
  const commonest = counts.indexOf(Math.max(...counts));
  return [...counts.keys()]
    .filter((at) => at !== commonest && counts[at] > 0)
    .map((at) => values.map((value) => Number(value === at)));
}

function numbers(values: Float64Array, train: Uint32Array): Float64Array[] {
  const known = Float64Array.from(train, (row) => values[row])
    .filter((value) => !Number.isNaN(value))
    .sort();
  const median = known[known.length >> 1] ?? 0;
  const isLog = known[0] > 0 && known.length > 2 && sampleSkewness([...known]) > mostSkew;
  // A place outside the training part may have what has no logarithm.
  const onScale = isLog
    ? (value: number) => Math.log(Math.max(value, known[0] / 2))
    : (value: number) => value;
  const filled = values.map((value) => onScale(Number.isNaN(value) ? median : value));
  const missing = values.map((value) => Number(Number.isNaN(value)));
  return train.some((row) => missing[row] === 1) ? [filled, missing] : [filled];
}
