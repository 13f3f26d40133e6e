import { type Readout } from '../../../src-shared/kinds/readouts';
import { type Pause } from '../pause';
import { type Coordinates } from '../splits/coordinates';
import { type Fold } from '../splits/split';
import { fitDiscriminants } from './discriminants';
import { type FeatureSource } from './features';
import { applyLinear, type LinearModel } from './linear';
import { nearestMeans } from './nearest';
import { decades, fitRidgeOnFolds, lambdas, type RidgeScale } from './ridge';
import { type Rows } from './rows';

/** Values for some rows, `[rows, width of y]`. */
export type Predictor = (rows: Uint32Array) => Promise<Float64Array>;

export interface Fitted {
  predict: Predictor;
  /** Where the model chooses among several. */
  readout?: Readout;
}

/** Learns `y` from the rows `train` alone; `inner` are partitions of `train` into folds, for choosing what has to be chosen. */
export type Fit = (y: Rows, train: Uint32Array, inner: Fold[][], pause: Pause) => Promise<Fitted>;

export interface Model {
  regress: Fit;
  /** `y` holds a 1 in the column of each row's class; predicts scores by class. */
  classify: Fit;
}

export const nearestNeighbours = 50;

/** Baseline: the mean of the 50 nearest places, or how often each class is among them. */
export function nearestModel(places: Coordinates, k = nearestNeighbours): Model {
  const fit: Fit = async (y, train, _inner, pause) => ({
    predict: (rows) => nearestMeans(places, y, train, rows, k, pause),
  });
  return { regress: fit, classify: fit };
}

/** Ridge for values; for classes, linear discriminants with a covariance shrunk in the same way. */
export function ridgeModel(source: FeatureSource, scale: RidgeScale = 'own'): Model {
  const linear =
    (fit: (x: Rows, ...given: Parameters<Fit>) => Promise<LinearModel>): Fit =>
    async (y, train, inner, pause) => {
      const x = source(train);
      const fitted = await fit(x, y, train, inner, pause);
      return { predict: (rows) => applyLinear(fitted, x, rows, pause) };
    };
  return {
    regress: linear(async (x, y, train, inner, pause) =>
      (await fitRidgeOnFolds(x, y, train, inner, pause, scale === 'given' ? decades : lambdas, scale)).whole(
        1,
      ),
    ),
    classify: linear((x, y, train, inner, pause) => fitDiscriminants(x, y, train, inner.flat(), pause)),
  };
}
