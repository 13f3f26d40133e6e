import { AppError } from '../../../src-shared/errors';
import { type Message, say } from '../../../src-shared/message';

/** The fewest sales that anything is told of. */
export const fewestSales = 5;

/** Sales in ascending order of their ratio. */
export interface Sales {
  /** What was predicted, and what was paid, in one unit; all above 0. */
  predicted: Float64Array;
  actual: Float64Array;
  /** Predicted ÷ paid. */
  ratios: Float64Array;
  /** Indices in ascending order of what was paid; of equal prices as they were given. */
  byPrice: Uint32Array;
}

/** How often each sale counts: once, or as often as a resample drew it; together as often as there are sales. */
export type Counts = Uint32Array;

export const once = ({ ratios }: Sales): Counts => new Uint32Array(ratios.length).fill(1);

/** Why nothing can be told of these sales; null where it can. */
export function whyNoRatios(predicted: ArrayLike<number>, actual: ArrayLike<number>): Message | null {
  const found = actual.length;
  if (found < fewestSales) return say('predict.fewSales', { least: fewestSales, found });
  const isValue = (value: number) => value > 0 && Number.isFinite(value);
  const odd = Array.from(actual).filter((value, i) => !isValue(value) || !isValue(predicted[i])).length;
  return odd > 0 ? say('predict.oddSales', { odd, found }) : null;
}

/** `input/bad-argument` where sales are too few, or a value is not above 0. */
export function salesOf(predicted: ArrayLike<number>, actual: ArrayLike<number>): Sales {
  const why = whyNoRatios(predicted, actual);
  if (why) throw new AppError('input/bad-argument', why);
  return ordered(predicted, actual);
}

/** Some of the sales, by their index. */
export const someSales = ({ predicted, actual }: Sales, which: ArrayLike<number>): Sales =>
  ordered(
    Float64Array.from(which, (i) => predicted[i]),
    Float64Array.from(which, (i) => actual[i]),
  );

function ordered(predicted: ArrayLike<number>, actual: ArrayLike<number>): Sales {
  const ratioOf = (i: number) => predicted[i] / actual[i];
  const given = Uint32Array.from({ length: actual.length }, (_, i) => i);
  const byRatio = given.slice().sort((a, b) => ratioOf(a) - ratioOf(b));
  const placeOf = new Uint32Array(given.length);
  byRatio.forEach((sale, place) => (placeOf[sale] = place));
  return {
    predicted: Float64Array.from(byRatio, (i) => predicted[i]),
    actual: Float64Array.from(byRatio, (i) => actual[i]),
    ratios: Float64Array.from(byRatio, ratioOf),
    byPrice: given.sort((a, b) => actual[a] - actual[b]).map((sale) => placeOf[sale]),
  };
}
