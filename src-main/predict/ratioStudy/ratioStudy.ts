import { randomStream } from '../../../src-shared/random';
import { type Pause } from '../pause';
import { type RatioFigures, ratioFigures } from './figures';
import { type JudgedMark, judged } from './marks';
import { withoutOutliers } from './outliers';
import { fewestSales, type Sales, salesOf } from './sales';
import { type SalesChasing, salesChasing } from './salesChasing';

/** How good predictions are as valuations, as mass appraisal tells it. */
export interface RatioStudy {
  /** Of all sales, and without outliers: the same object where there is none. */
  untrimmed: JudgedFigures;
  trimmed: JudgedFigures;
  outliers: number;
  /** Outliers of fewer than 30 sales are not to be left out lightly. */
  isSmall: boolean;
  salesChasing: SalesChasing;
  /** In the order in which they are met first. */
  strata: Stratum[];
}

export interface JudgedFigures extends RatioFigures {
  marks: JudgedMark[];
}

export interface Stratum {
  name: string;
  count: number;
  /** Null of fewer than 5 sales. */
  figures: RatioFigures | null;
}

export interface RatioStudyOptions {
  /** Of each sale: the names of the strata that it lies in, such as its category and the decile of its value. */
  strata?: readonly (readonly string[])[];
  /** Of the resamples. */
  seed: number;
  pause: Pause;
}

/**
 * The ratio study of what was predicted for places whose label the model had not seen, beside what was paid, in one unit.
 * Formulas: IAAO Standard on Ratio Studies 2013 and its draft of May 2026. Noise in prices alone, and every model that shrinks, makes
 * PRD and PRB look as if dear places were valued too low: the same study of a baseline is what to read it beside.
 * `input/bad-argument` of fewer than 5 sales, or where a value is not above 0.
 */
export async function ratioStudy(
  predicted: ArrayLike<number>,
  actual: ArrayLike<number>,
  { strata = [], seed, pause }: RatioStudyOptions,
): Promise<RatioStudy> {
  const random = randomStream(seed);
  const figuresOf = async (some: Sales): Promise<JudgedFigures> => {
    const figures = await ratioFigures(some, random, pause);
    return { ...figures, marks: judged(figures) };
  };
  const sales = salesOf(predicted, actual);
  const { length } = sales.ratios;
  const untrimmed = await figuresOf(sales);
  const kept = withoutOutliers(sales);
  const ofStrata: Stratum[] = [];
  for (const [name, { predicted: valued, actual: paid }] of byStratum(predicted, actual, strata)) {
    const isTold = paid.length >= fewestSales;
    const figures = isTold ? await ratioFigures(salesOf(valued, paid), random, pause) : null;
    ofStrata.push({ name, count: paid.length, figures });
  }
  return {
    untrimmed,
    trimmed: kept === sales ? untrimmed : await figuresOf(kept),
    outliers: length - kept.ratios.length,
    isSmall: length < 30,
    salesChasing: salesChasing(sales.ratios),
    strata: ofStrata,
  };
}

function byStratum(
  predicted: ArrayLike<number>,
  actual: ArrayLike<number>,
  strata: readonly (readonly string[])[],
): Map<string, { predicted: number[]; actual: number[] }> {
  const found = new Map<string, { predicted: number[]; actual: number[] }>();
  strata.forEach((names, sale) => {
    for (const name of names) {
      const stratum = found.get(name) ?? { predicted: [], actual: [] };
      found.set(name, stratum);
      stratum.predicted.push(predicted[sale]);
      stratum.actual.push(actual[sale]);
    }
  });
  return found;
}
