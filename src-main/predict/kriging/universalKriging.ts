import { randomStream } from '../../../src-shared/random';
import { type FeatureSource, planeFeatures } from '../models/features';
import { fitAllDiscriminants, fitDiscriminants } from '../models/discriminants';
import { applyLinear, type LinearModel } from '../models/linear';
import { squaredError, toShares } from '../models/losses';
import { type Fit, type Model, type Predictor } from '../models/model';
import { fitRidgeOnFolds } from '../models/ridge';
import { type Rows } from '../models/rows';
import { type Pause } from '../pause';
import { type Coordinates } from '../splits/coordinates';
import { type Fold } from '../splits/split';
import { Conditional } from './conditional';
import { type Covariance } from './covariance';
import { fitCovariance, type Held } from './fitCovariance';
import { whitenedRidge } from './generalisedLeastSquares';
import { KnownPlaces, type Plane } from './knownPlaces';

/** How many known places a value is told from: near ones and far ones. */
const [near, far] = [20, 10];
/** Penalties that generalised slopes are tried with, as multiples of the one that ridge chose. */
const penalties = [0.3, 1, 3, 10];

/** Rows of all places. */
interface Data {
  x: Rows;
  y: Rows;
  plane: Plane;
}

/** What the features alone say of some rows, `[rows, width of y]`. */
type Trend = Predictor;

/** Trends to choose from, each fitted to `known` alone. */
type Trends = (known: KnownPlaces, covariance: Covariance) => Promise<Trend[]>;

/** Of a training part and each of its folds: the trend that the covariance is fitted to, and those to choose from; null of a fold that is too small. */
interface FittedTrends {
  whole: Trends;
  ofFolds: ({ first: Trend; all: Trends } | null)[];
}

/**
 * Universal kriging: a trend of the features and what is left of it around a place, y(s) = h(s)ᵀβ + Z(s), told from near and far
 * known places (Vecchia 1988; Katzfuss & Guinness 2021). Without features it is ordinary kriging. The features hold no coordinates,
 * of which a trend breaks beyond the known places. The slopes are those of ridge or of generalised least squares under the
 * covariance, whichever has the least squared error over the inner folds; the covariance is fitted to what ridge leaves there. Of
 * classes the trend is the probability of each by linear discriminants, and one covariance serves what is left of all.
 */
export function krigingModel(source: FeatureSource, places: Coordinates): Model {
  const fitAs =
    (fitTrends: FitTrends): Fit =>
    async (y, train, inner, pause) => {
      const data = { x: source(train), y, plane: planeOf(places, train) };
      const trends = await fitTrends(data, train, inner.flat(), pause);
      const { covariance, best } = await choose(data, trends, train, inner, pause);
      const known = knownOf(data, train);
      const trend = (await trends.whole(known, covariance))[best];
      return { predict: await krigingOf(data, known, covariance, [trend], pause) };
    };
  return { regress: fitAs(valueTrends), classify: fitAs(classTrends) };
}

type FitTrends = (data: Data, train: Uint32Array, folds: Fold[], pause: Pause) => Promise<FittedTrends>;

/** Ridge, and generalised least squares with several penalties. */
const valueTrends: FitTrends = async ({ x, y }, train, folds, pause) => {
  const ridge = await fitRidgeOnFolds(x, y, train, folds, pause);
  const trendOf =
    (model: LinearModel): Trend =>
    (rows) =>
      applyLinear(model, x, rows, pause);
  const all =
    (ofRidge: LinearModel): Trends =>
    async (known, covariance) => {
      const whitened = await whitenedRidge(x, y, known, covariance, pause);
      if (x.width === 0) return [trendOf(whitened(ofRidge.lambda))];
      return [ofRidge, ...penalties.map((times) => whitened(times * ofRidge.lambda))].map(trendOf);
    };
  return {
    whole: all(ridge.whole),
    ofFolds: ridge.ofFolds.map((model) => model && { first: trendOf(model), all: all(model) }),
  };
};

/** Linear discriminants alone. */
const classTrends: FitTrends = async ({ x, y }, train, folds, pause) => {
  const whole = await fitDiscriminants(x, y, train, folds, pause);
  const trendOf =
    (model: LinearModel): Trend =>
    async (rows) =>
      toShares(await applyLinear(model, x, rows, pause), y.width);
  const fitted = async (fold: Fold) => {
    const first = trendOf((await fitAllDiscriminants(x, y, fold.train, [whole.lambda], pause))[0]);
    return { first, all: () => Promise.resolve([first]) };
  };
  const ofFolds = [];
  for (const fold of folds) ofFolds.push(await fitted(fold));
  return { whole: () => Promise.resolve([trendOf(whole)]), ofFolds };
};

function planeOf(places: Coordinates, train: Uint32Array): Plane {
  const { data } = planeFeatures(places)(train);
  const column = (odd: number) => Float64Array.from(places.lng, (_, i) => data[2 * i + odd]);
  return { x: column(0), y: column(1) };
}

const knownOf = ({ plane }: Data, train: Uint32Array) =>
  new KnownPlaces(plane, randomStream(train.length).shuffle(train.slice()));

async function choose(
  data: Data,
  trends: FittedTrends,
  train: Uint32Array,
  inner: Fold[][],
  pause: Pause,
): Promise<{ covariance: Covariance; best: number }> {
  const { y, plane } = data;
  const held: Held[] = [];
  for (const partition of inner)
    held.push(...(await heldOf(y, partition, trends.ofFolds.slice(held.length))));
  const start = startOf(plane, train, held);
  const covariance = await fitCovariance(plane, held, start, randomStream(train.length, 1), pause);
  return { covariance, best: await bestTrend(data, trends, inner, covariance, pause) };
}

/** Of each partition, at most so many folds with so many places each judge the trends. */
const [judgingFolds, judgedPlaces] = [2, 500];

/** The trend of least squared error, together with its kriging, over some places of some inner folds. */
async function bestTrend(
  data: Data,
  trends: FittedTrends,
  inner: Fold[][],
  covariance: Covariance,
  pause: Pause,
): Promise<number> {
  const { y } = data;
  const numbered = inner.map((folds, p) => {
    const first = inner.slice(0, p).reduce((sum, { length }) => sum + length, 0);
    return folds.flatMap((fold, f) => {
      const fitted = trends.ofFolds[first + f];
      return fitted ? [{ fold, fitted }] : [];
    });
  });
  const errors: number[] = [];
  for (const { fold, fitted } of numbered.flatMap((folds) => folds.slice(0, judgingFolds))) {
    const known = knownOf(data, fold.train);
    const all = await fitted.all(known, covariance);
    if (all.length === 1) return 0;
    const test = randomStream(fold.test.length).shuffle(fold.test.slice()).subarray(0, judgedPlaces);
    const predicted = await (await krigingOf(data, known, covariance, all, pause))(test);
    all.forEach((_, t) => {
      const own = columnsAt(predicted, t, all.length, y.width);
      errors[t] = (errors[t] ?? 0) + squaredError(own, y, test);
    });
  }
  return Math.max(0, errors.indexOf(Math.min(...errors)));
}

/** Block `t` of each row of `blocks` blocks of `width` numbers. */
const columnsAt = (values: Float64Array, t: number, blocks: number, width: number) =>
  Float64Array.from(
    { length: values.length / blocks },
    (_, at) => values[(Math.floor(at / width) * blocks + t) * width + (at % width)],
  );

/** What the trend leaves unexplained of places that it did not see, over one partition. */
async function heldOf(y: Rows, partition: Fold[], trends: FittedTrends['ofFolds']): Promise<Held[]> {
  const residuals = { width: y.width, data: new Float64Array(y.data.length).fill(NaN) };
  for (const [f, { test }] of partition.entries()) {
    const predicted = await trends[f]?.first(test);
    if (!predicted) continue;
    for (const [r, row] of test.entries())
      for (let k = 0; k < y.width; k++)
        residuals.data[row * y.width + k] = y.data[row * y.width + k] - predicted[r * y.width + k];
  }
  const isTold = (row: number) => !Number.isNaN(residuals.data[row * y.width]);
  return partition.map(({ test, train }) => ({
    test: test.filter(isTold),
    train: train.filter(isTold),
    residuals,
  }));
}

/** Of labels that are all the same, nothing is left to be foretold. */
const leastVariance = 1e-12;

/** Ranges of three times the distance to the tenth neighbour and of a third of the extent; sills and nugget that share the variance. */
function startOf(plane: Plane, train: Uint32Array, held: Held[]): Covariance {
  let [sum, count] = [0, 0];
  for (const {
    test,
    residuals: { width, data },
  } of held)
    for (const row of test)
      for (let k = 0; k < width; k++) {
        sum += data[row * width + k] ** 2;
        count++;
      }
  const variance = Math.max(sum / count, leastVariance);
  const known = new KnownPlaces(plane, randomStream(train.length, 2).shuffle(train.slice()));
  const tenth = Array.from(known.order.subarray(0, 200), (row) => {
    const last = known.around(plane.x[row], plane.y[row], 11, 0).at(-1)!;
    return Math.hypot(plane.x[row] - plane.x[last], plane.y[row] - plane.y[last]);
  }).sort((a, b) => a - b);
  const side = (values: Float64Array) => {
    const own = Float64Array.from(train, (row) => values[row]);
    return (
      own.reduce((most, value) => Math.max(most, value), -Infinity) -
      own.reduce((least, value) => Math.min(least, value), Infinity)
    );
  };
  const extentM = Math.max(Math.hypot(side(plane.x), side(plane.y)), 1);
  const nearM = Math.max(3 * tenth[tenth.length >> 1], extentM / 1000);
  return {
    sills: [0.3 * variance, 0.3 * variance],
    rangesM: [nearM, Math.max(0.2 * extentM, 2 * nearM)],
    nugget: 0.4 * variance,
  };
}

/** Predicts by each of several trends: `[rows, trends, width of y]`. */
async function krigingOf(
  { y, plane }: Data,
  known: KnownPlaces,
  covariance: Covariance,
  trends: Trend[],
  pause: Pause,
): Promise<Predictor> {
  const width = trends.length * y.width;
  /** What every trend says of some rows, side by side. */
  const said = async (rows: Uint32Array) => {
    const all = new Float64Array(rows.length * width);
    for (const [t, trend] of trends.entries()) {
      const values = await trend(rows);
      for (let r = 0; r < rows.length; r++)
        all.set(values.subarray(r * y.width, (r + 1) * y.width), r * width + t * y.width);
    }
    return all;
  };
  const fitted = await said(known.order);
  const residuals = new Float64Array(plane.x.length * width);
  for (const [r, row] of known.order.entries())
    for (let j = 0; j < width; j++)
      residuals[row * width + j] = y.data[row * y.width + (j % y.width)] - fitted[r * width + j];
  const conditional = new Conditional(covariance, near + far);
  return async (rows) => {
    const predicted = await said(rows);
    for (const [r, row] of rows.entries()) {
      const around = known.around(plane.x[row], plane.y[row], near, far);
      conditional.at(plane, around, plane.x[row], plane.y[row]);
      for (const [i, other] of around.entries())
        for (let j = 0; j < width; j++)
          predicted[r * width + j] += conditional.weights[i] * residuals[other * width + j];
      await pause();
    }
    return predicted;
  };
}
