import { type Coordinates, type Fold } from '../splits/split';
import { fitDiscriminants } from './discriminants';
import { applyLinear } from './linear';
import { nearestMeans } from './nearest';
import { fitRidge } from './ridge';
import { columnScales, type Rows } from './rows';

/** Values for some rows, `[rows, width of y]`. */
export type Predictor = (rows: Uint32Array) => Float64Array;

/** Learns `y` from the rows `train` alone; `inner` are folds of `train`, for choosing what has to be chosen. */
export type Fit = (y: Rows, train: Uint32Array, inner: Fold[]) => Predictor;

export interface Model {
  regress: Fit;
  /** `y` holds a 1 in the column of each row's class; predicts scores by class. */
  classify: Fit;
}

/** Features of all places; what is fitted to make them is fitted on `train`. */
export type FeatureSource = (train: Uint32Array) => Rows;

export const nearestNeighbours = 50;

/** Baseline: the mean of the 50 nearest places, or how often each class is among them. */
export function nearestModel(places: Coordinates, k = nearestNeighbours): Model {
  const fit: Fit = (y, train) => (rows) => nearestMeans(places, y, train, rows, k);
  return { regress: fit, classify: fit };
}

/** Ridge for values; for classes, linear discriminants with a covariance shrunk in the same way. */
export function ridgeModel(source: FeatureSource): Model {
  const linear =
    (fit: typeof fitRidge): Fit =>
    (y, train, inner) => {
      const x = source(train);
      const fitted = fit(x, y, train, inner);
      return (rows) => applyLinear(fitted, x, rows);
    };
  return { regress: linear(fitRidge), classify: linear(fitDiscriminants) };
}

/** Standardised coordinates with their squares and product: `[places, 5]`. */
export function coordinateFeatures({ lng, lat }: Coordinates): FeatureSource {
  const pairs = {
    width: 2,
    data: Float64Array.from({ length: 2 * lng.length }, (_, i) => (i % 2 ? lat : lng)[i >> 1]),
  };
  return (train) => {
    const { means, deviations } = columnScales(pairs, train);
    const data = new Float64Array(5 * lng.length);
    for (let i = 0; i < lng.length; i++) {
      const x = (lng[i] - means[0]) / deviations[0];
      const y = (lat[i] - means[1]) / deviations[1];
      data.set([x, y, x * x, y * y, x * y], 5 * i);
    }
    return { width: 5, data };
  };
}

export function fixedFeatures(rows: Rows): FeatureSource {
  return () => rows;
}

/** The features of several sources side by side. */
export function joinedFeatures(...sources: FeatureSource[]): FeatureSource {
  return (train) => {
    const parts = sources.map((source) => source(train));
    const width = parts.reduce((sum, part) => sum + part.width, 0);
    const count = parts[0].data.length / parts[0].width;
    const data = new Float64Array(count * width);
    for (let row = 0; row < count; row++) {
      let at = row * width;
      for (const part of parts) {
        data.set(part.data.subarray(row * part.width, (row + 1) * part.width), at);
        at += part.width;
      }
    }
    return { width, data };
  };
}
