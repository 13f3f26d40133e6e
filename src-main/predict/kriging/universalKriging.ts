import { randomStream } from '../../../src-shared/random';
import { type FeatureSource, planeFeatures } from '../models/features';
import { fitAllDiscriminants, fitDiscriminants } from '../models/discriminants';
import { applyLinear, type LinearModel } from '../models/linear';
import { toShares } from '../models/losses';
import { type Fit, type Model, type Predictor } from '../models/model';
import { decades, fitRidgeOnFolds, type RidgeAt } from '../models/ridge';
import { type Rows } from '../models/rows';
import { type Pause } from '../pause';
import { type Coordinates } from '../splits/coordinates';
import { type Fold } from '../splits/split';
import { type Blend, blended, fitBlend, type Judged, type Sayings } from './blendByDistance';
import { Conditional } from './conditional';
import { type Covariance, lengthOf } from './covariance';
import { fitCovariance, type Held } from './fitCovariance';
import { whitenedRidge } from './generalisedLeastSquares';
import { KnownPlaces, type Plane } from './knownPlaces';

/** How many known places a value is told from: near ones and far ones. */
const [near, far] = [20, 10];
/** Penalties that slopes are fitted with, as multiples of the one that ridge chose: more than it near known places is less than it far from them. */
const penalties = { ridge: [1, 10, 100], generalised: [1, 10] };

/** Rows of all places. */
interface Data {
  x: Rows;
  y: Rows;
  plane: Plane;
}

/** What the features alone say of some rows, `[rows, width of y]`. */
type Trend = Predictor;

/** Trends that are joined, each fitted to `known` alone. */
type Trends = (known: KnownPlaces, covariance: Covariance) => Promise<Trend[]>;

/** Of a training part and each of its folds: the trend that the covariance is fitted to, and those that are joined; null of a fold that is too small. */
interface FittedTrends {
  whole: Trends;
  ofFolds: ({ first: Trend; all: Trends } | null)[];
}

/**
 * Universal kriging: a trend of the features and what is left of it around a place, y(s) = h(s)ᵀβ + Z(s), told from near and far
 * known places (Vecchia 1988; Katzfuss & Guinness 2021). Without features it is ordinary kriging. The features hold no coordinates,
 * of which a trend breaks beyond the known places. Trends are those of ridge and of generalised least squares under the covariance,
 * which is fitted to what ridge leaves over the inner folds; what they say, with kriging and without, is joined by weights of least
 * squared error there, near known places and far from them, so that no split has to be asked for. Of classes the trend is the
 * probability of each by linear discriminants, and one covariance serves what is left of all.
 */
export function krigingModel(source: FeatureSource, places: Coordinates): Model {
  const fitAs =
    (fitTrends: FitTrends): Fit =>
    async (y, train, inner, pause) => {
      const data = { x: source(train), y, plane: planeOf(places, train) };
      const trends = await fitTrends(data, train, inner, pause);
      const { covariance, blend } = await choose(data, trends, train, inner, pause);
      const known = knownOf(data, train);
      const kriged = await krigingOf(data, known, covariance, await trends.whole(known, covariance), pause);
      return { predict: async (rows) => joined(blend, await kriged(rows), y.width) };
    };
  return { regress: fitAs(valueTrends), classify: fitAs(classTrends) };
}

type FitTrends = (data: Data, train: Uint32Array, inner: Fold[][], pause: Pause) => Promise<FittedTrends>;

/** Ridge, and generalised least squares with several penalties. */
const valueTrends: FitTrends = async ({ x, y }, train, inner, pause) => {
  const ridge = await fitRidgeOnFolds(x, y, train, inner, pause, decades, 'given');
  const trendOf =
    (model: LinearModel): Trend =>
    (rows) =>
      applyLinear(model, x, rows, pause);
  const all =
    (ridgeAt: RidgeAt): Trends =>
    async (known, covariance) => {
      const whitened = await whitenedRidge(x, y, known, covariance, pause);
      const generalised = (times: number) => whitened(times * ridgeAt(1).lambda);
      if (x.width === 0) return [trendOf(generalised(1))];
      return [...penalties.ridge.map(ridgeAt), ...penalties.generalised.map(generalised)].map(trendOf);
    };
  return {
    whole: all(ridge.whole),
    ofFolds: ridge.ofFolds.map((ridgeAt) => ridgeAt && { first: trendOf(ridgeAt(1)), all: all(ridgeAt) }),
  };
};

/** Linear discriminants alone. */
const classTrends: FitTrends = async ({ x, y }, train, inner, pause) => {
  const folds = inner.flat();
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
): Promise<{ covariance: Covariance; blend: Blend | null }> {
  const { y, plane } = data;
  const held: Held[] = [];
  for (const partition of inner)
    held.push(...(await heldOf(y, partition, trends.ofFolds.slice(held.length))));
  const start = startOf(plane, train, held);
  const covariance = await fitCovariance(plane, held, start, randomStream(train.length, 1), pause);
  return { covariance, blend: y.width > 1 ? null : await blendOf(data, trends, inner, covariance, pause) };
}

/** Of each partition, at most so many folds with so many places each judge the weights. */
const [judgingFolds, judgedPlaces] = [2, 500];

/** Weights by some places of some inner folds; each partition counts alike, whatever its errors. */
async function blendOf(
  data: Data,
  trends: FittedTrends,
  inner: Fold[][],
  covariance: Covariance,
  pause: Pause,
): Promise<Blend> {
  const judged: Judged[] = [];
  let [first, members] = [0, 0];
  for (const folds of inner) {
    const ofPartition: Judged[] = [];
    for (const [f, fold] of folds.entries()) {
      const fitted = trends.ofFolds[first + f];
      if (!fitted || ofPartition.length === judgingFolds) continue;
      const known = knownOf(data, fold.train);
      const all = await fitted.all(known, covariance);
      members = 2 * all.length;
      const test = randomStream(fold.test.length).shuffle(fold.test.slice()).subarray(0, judgedPlaces);
      const sayings = await (await krigingOf(data, known, covariance, all, pause))(test);
      const truth = Float64Array.from(test, (row) => data.y.data[row]);
      ofPartition.push({ ...sayings, truth, weight: 1 });
    }
    first += folds.length;
    const weight = 1 / Math.max(leastError(ofPartition, members), leastVariance);
    judged.push(...ofPartition.map((each) => ({ ...each, weight })));
  }
  return fitBlend(judged, members);
}

/** Σ (y − ŷ)² of the best of the members alone. */
const leastError = (judged: Judged[], count: number): number =>
  Math.min(
    ...Array.from({ length: count }, (_, m) =>
      judged.reduce(
        (sum, { truth, members }) =>
          truth.reduce((all, value, r) => all + (value - members[r * count + m]) ** 2, sum),
        0,
      ),
    ),
  );

/** Of classes, what kriging says. */
function joined(blend: Blend | null, sayings: Sayings, width: number): Float64Array {
  if (blend) return blended(blend, sayings);
  const { members } = sayings;
  return Float64Array.from(
    { length: members.length / 2 },
    (_, at) => members[(2 * Math.floor(at / width) + 1) * width + (at % width)],
  );
}

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

/** How many of the nearest known places say how far a place is from what is known. */
const asFarAs = 3;

/** What each of several trends says of a place, then each of them with kriging: `[rows, 2 × trends, width of y]`. */
async function krigingOf(
  { y, plane }: Data,
  known: KnownPlaces,
  covariance: Covariance,
  trends: Trend[],
  pause: Pause,
): Promise<(rows: Uint32Array) => Promise<Sayings>> {
  const width = trends.length * y.width;
  /** Each trend alone, side by side, in rows of `stride` numbers. */
  const said = async (rows: Uint32Array, stride: number) => {
    const all = new Float64Array(rows.length * stride);
    for (const [t, trend] of trends.entries()) {
      const values = await trend(rows);
      for (let r = 0; r < rows.length; r++)
        all.set(values.subarray(r * y.width, (r + 1) * y.width), r * stride + t * y.width);
    }
    return all;
  };
  const fitted = await said(known.order, width);
  const residuals = new Float64Array(plane.x.length * width);
  for (const [r, row] of known.order.entries())
    for (let j = 0; j < width; j++)
      residuals[row * width + j] = y.data[row * y.width + (j % y.width)] - fitted[r * width + j];
  const conditional = new Conditional(covariance, near + far);
  return async (rows) => {
    const members = await said(rows, 2 * width);
    const distancesM = new Float64Array(rows.length);
    for (const [r, row] of rows.entries()) {
      const around = known.around(plane.x[row], plane.y[row], near, far);
      conditional.at(plane, around, plane.x[row], plane.y[row]);
      const [alone, kriged] = [2 * r * width, (2 * r + 1) * width];
      members.copyWithin(kriged, alone, kriged);
      for (const [i, other] of around.entries())
        for (let j = 0; j < width; j++)
          members[kriged + j] += conditional.weights[i] * residuals[other * width + j];
      const nearest = around.slice(0, asFarAs);
      for (const other of nearest)
        distancesM[r] +=
          lengthOf(plane.x[other] - plane.x[row], plane.y[other] - plane.y[row]) / nearest.length;
      await pause();
    }
    return { members, distancesM };
  };
}
