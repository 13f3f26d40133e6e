import { type Readout } from '../../src-shared/kinds/readouts';
import { isConstant } from '../../src-shared/isConstant';
import { targetTransforms, type TargetTransform } from '../../src-shared/kinds/targets';

/** What one model predicted for the tested places of one fold, on the scale that the target is learnt on. */
export interface ScoredFold {
  fold: number;
  /** Indices of the places. */
  test: Uint32Array;
  truth: Float64Array;
  predicted: Float64Array;
  /** Standard deviation of the fold's training labels: the unit of what is standardised; null where they are all the same. */
  deviation: number | null;
  /** Where it was chosen among several. */
  readout?: Readout;
}

export interface RegressionMetrics {
  count: number;
  /** On the scale that the target is learnt on; null where the labels do not vary. */
  r2: number | null;
  /** In standard deviations of the training labels, on that scale; null where a fold's do not vary. */
  rmse: number | null;
  mae: number | null;
  /** In the target's own unit; mape is null where a label is 0. */
  original: { rmse: number; mae: number; mape: number | null };
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const meanSquare = (values: number[]) => mean(values.map((value) => value * value));
const meanAbsolute = (values: number[]) => mean(values.map(Math.abs));

/** Metrics over one fold, or pooled over several. */
export function regressionMetrics(folds: ScoredFold[], transform: TargetTransform): RegressionMetrics {
  const { back } = targetTransforms[transform];
  const truth = folds.flatMap((fold) => [...fold.truth]);
  const residuals = folds.flatMap((fold) => [...fold.truth].map((value, i) => value - fold.predicted[i]));
  const isStandard = folds.every(({ deviation }) => deviation !== null);
  const standardised = folds.flatMap(({ truth, predicted, deviation }) =>
    [...truth].map((value, i) => (value - predicted[i]) / deviation!),
  );
  const values = truth.map(back);
  const errors = values.map((value, i) => value - back(truth[i] - residuals[i]));
  const centre = mean(truth);
  const spread = meanSquare(truth.map((value) => value - centre));
  return {
    count: truth.length,
    r2: isConstant(spread, centre) ? null : 1 - meanSquare(residuals) / spread,
    rmse: isStandard ? Math.sqrt(meanSquare(standardised)) : null,
    mae: isStandard ? meanAbsolute(standardised) : null,
    original: {
      rmse: Math.sqrt(meanSquare(errors)),
      mae: meanAbsolute(errors),
      mape: values.includes(0) ? null : meanAbsolute(errors.map((error, i) => error / values[i])),
    },
  };
}
