import { type RidgeReadout } from '../../../src-shared/kinds/readouts';
import { type Pause } from '../pause';
import { type Coordinates } from '../splits/coordinates';
import { type Fold } from '../splits/split';
import { classPriors, toSmoothedLogs } from './classShares';
import { type FeatureSource } from './features';
import { logLoss } from './losses';
import { type Model, nearestNeighbours } from './model';
import { nearestMeans } from './nearest';
import { type Problem } from './readoutFamily';
import { ridgeFamily } from './ridgeFamily';
import { columnScales } from './rows';

/**
 * Ridge on features and the nearest 50 places, each weighted by what it adds: ŷ = ȳ + a (ridge − ȳ) + b (nearest − ȳ) with
 * a, b ≥ 0; of classes, log p = log π + a (log p_ridge − log π) + b (log p_nearest − log π) + constant, ȳ and π being means
 * of the training rows. Where both tell something of their own, neither has to give way. λ, a and b have the least squared
 * error (of classes: log loss) over the inner folds, whose held-out rows lie as far from what is known as those that are to
 * be predicted (stacked regressions: Breiman 1996).
 */
export function blendedModel(source: FeatureSource, places: Coordinates): Model {
  const fitAs =
    (task: Problem['task'], weigh: Weigh): Model['regress'] =>
    async (y, train, inner, pause) => {
      const problem: Problem = { task, x: source(train), blocks: [], y };
      const answers = answersOf(problem, places, pause);
      const { readout, weights } = await weigh(problem, inner.flat(), answers, pause);
      const fitted = await answers(train, [readout]);
      return {
        predict: async (rows) => {
          const { ofRidges, ofNearest, middle } = await fitted(rows);
          return ofNearest.map((near, i) => {
            const centre = middle[i % y.width];
            return centre + weights[0] * (ofRidges[0][i] - centre) + weights[1] * (near - centre);
          });
        },
      };
    };
  return { regress: fitAs('values', weighValues), classify: fitAs('classes', weighClasses) };
}

/** What both say of some rows, `[rows, width of y]`, and the mean of the training rows; of classes, logs of probabilities. */
interface Answers {
  ofRidges: Float64Array[];
  ofNearest: Float64Array;
  middle: Float64Array;
}

type AnswersOf = (
  train: Uint32Array,
  wanted: RidgeReadout[],
) => Promise<(rows: Uint32Array) => Promise<Answers>>;

function answersOf(problem: Problem, places: Coordinates, pause: Pause): AnswersOf {
  const { task, y } = problem;
  return async (train, wanted) => {
    const ridges = await ridgeFamily.fit(problem, train, wanted, pause);
    const priors = task === 'classes' ? classPriors(y, train) : null;
    const middle = priors?.map(Math.log) ?? columnScales(y, train).means;
    return async (rows) => {
      const ofRidges = await ridges(rows);
      const ofNearest = await nearestMeans(places, y, train, rows, nearestNeighbours, pause);
      if (priors) {
        for (const scores of ofRidges) toLogs(scores, y.width);
        toSmoothedLogs(ofNearest, priors, Math.min(nearestNeighbours, train.length));
      }
      return { ofRidges, ofNearest, middle };
    };
  };
}

/** Scores of each row → logs of probabilities. */
function toLogs(scores: Float64Array, width: number): void {
  for (let start = 0; start < scores.length; start += width) {
    const own = scores.subarray(start, start + width);
    const highest = own.reduce((most, score) => Math.max(most, score), -Infinity);
    const log = highest + Math.log(own.reduce((sum, score) => sum + Math.exp(score - highest), 0));
    own.forEach((score, c) => (own[c] = score - log));
  }
}

interface Weighed {
  readout: RidgeReadout;
  /** Of the ridge, and of the nearest. */
  weights: [number, number];
  error: number;
}

type Weigh = (problem: Problem, inner: Fold[], answers: AnswersOf, pause: Pause) => Promise<Weighed>;

const least = (all: Weighed[]) => all.reduce((best, each) => (each.error < best.error ? each : best));

/** Of every λ, the weights by least squares. */
const weighValues: Weigh = async (problem, inner, answers, pause) => {
  const { y } = problem;
  const candidates = ridgeFamily.candidates(problem);
  const sums = candidates.map(() => ({ rr: 0, rn: 0, nn: 0, ry: 0, ny: 0, yy: 0 }));
  for (const { train, test } of inner) {
    const { ofRidges, ofNearest, middle } = await (await answers(train, candidates))(test);
    for (const [c, ofRidge] of ofRidges.entries()) {
      const sum = sums[c];
      ofRidge.forEach((value, i) => {
        const centre = middle[i % y.width];
        const [r, n] = [value - centre, ofNearest[i] - centre];
        const truth = y.data[test[Math.floor(i / y.width)] * y.width + (i % y.width)] - centre;
        sum.rr += r * r;
        sum.rn += r * n;
        sum.nn += n * n;
        sum.ry += r * truth;
        sum.ny += n * truth;
        sum.yy += truth * truth;
      });
      await pause();
    }
  }
  return least(
    candidates.map((readout, c) => {
      const { rr, rn, nn, ry, ny, yy } = sums[c];
      const [a, b] = nonNegative(sums[c]);
      const error = yy - 2 * (a * ry + b * ny) + a * a * rr + 2 * a * b * rn + b * b * nn;
      return { readout, weights: [a, b], error };
    }),
  );
};

/** Weights ≥ 0 of least squared error, from the sums of products of two columns and the truth. */
function nonNegative({
  rr,
  rn,
  nn,
  ry,
  ny,
}: Record<'rr' | 'rn' | 'nn' | 'ry' | 'ny', number>): [number, number] {
  const determinant = rr * nn - rn * rn;
  const both: [number, number] = [(nn * ry - rn * ny) / determinant, (rr * ny - rn * ry) / determinant];
  if (both.every((weight) => weight >= 0)) return both;
  const alone = (product: number, square: number) => (product > 0 ? product / square : 0);
  const [a, b] = [alone(ry, rr), alone(ny, nn)];
  return a * ry > b * ny ? [a, 0] : [0, b];
}

const grid = [0, 0.25, 0.5, 0.75, 1];

/** Every λ with every pair of a few weights. */
const weighClasses: Weigh = async (problem, inner, answers, pause) => {
  const { y } = problem;
  const all: Weighed[] = ridgeFamily
    .candidates(problem)
    .flatMap((readout) => grid.flatMap((a) => grid.map((b) => ({ readout, weights: [a, b] as [number, number], error: 0 })))); // prettier-ignore
  const readouts = [...new Set(all.map(({ readout }) => readout))];
  for (const { train, test } of inner) {
    const { ofRidges, ofNearest, middle } = await (await answers(train, readouts))(test);
    for (const each of all) {
      const [a, b] = each.weights;
      const ofRidge = ofRidges[readouts.indexOf(each.readout)];
      const mixed = ofRidge.map((log, i) => {
        const centre = middle[i % y.width];
        return centre + a * (log - centre) + b * (ofNearest[i] - centre);
      });
      each.error += logLoss(mixed, y, test);
      await pause();
    }
  }
  return least(all);
};
