import { type Random } from '../../../src-shared/random';
import { type Pause } from '../pause';
import { type Covariance, covarianceAt, varianceOf } from './covariance';
import { solveInPlace } from '../models/cholesky';
import { KnownPlaces, type Plane } from './knownPlaces';
import { nelderMead } from './nelderMead';

/** A part of places whose residuals are foretold from those of another part. */
export interface Held {
  test: Uint32Array;
  train: Uint32Array;
  /** Of all places, what a trend that did not see them leaves unexplained: `[places, width]`. */
  residuals: { width: number; data: Float64Array };
}

/** How many places are foretold at most, from how many near and far ones, and how often the covariance is changed. */
const [judged, near, far, evaluations] = [500, 10, 6, 90];
/** How much the logarithm of the likelihood of a place must gain for a parameter to move from its start: without a prior, few places give odd ranges. */
const prior = 0.002;
/** The step of the first search along each parameter, a logarithm. */
const firstStep = 0.7;

/**
 * The covariance under which the residuals of held-out places are likeliest, given those of the places around them that were
 * trained on: mean log predictive density, less a little for leaving the start. Unlike a likelihood of near pairs it sees the
 * distances that predictions are made over.
 */
export async function fitCovariance(
  plane: Plane,
  held: readonly Held[],
  start: Covariance,
  random: Random,
  pause: Pause,
): Promise<Covariance> {
  const cases = casesOf(plane, held, random);
  const from = logsOf(start);
  const objective = (logs: number[]): number => {
    const covariance = covarianceOf(logs);
    let sum = 0;
    for (const each of cases) sum += each.logDensity(covariance);
    const moved = logs.reduce((all, value, i) => all + (value - from[i]) ** 2, 0);
    return -sum / cases.length + prior * moved;
  };
  const search = nelderMead(objective, from, firstStep, evaluations);
  for (let step = search.next(); ; step = search.next()) {
    if (step.done) return covarianceOf(step.value.at);
    await pause();
  }
}

function casesOf(plane: Plane, held: readonly Held[], random: Random): Case[] {
  const told = held.filter(({ test, train }) => test.length > 0 && train.length > 0);
  const places = told.reduce((most, { test, train }) => Math.max(most, test.length + train.length), 0);
  const each = Math.ceil(Math.min(judged, places) / told.length);
  return told.flatMap(({ test, train, residuals }) => {
    const known = new KnownPlaces(plane, random.shuffle(train.slice()));
    const drawn = random.shuffle(test.slice()).subarray(0, each);
    return Array.from(
      drawn,
      (row) => new Case(plane, row, known.around(plane.x[row], plane.y[row], near, far), residuals),
    );
  });
}

/** A place and those it is foretold from: their distances, measured once. */
class Case {
  readonly #n: number;
  /** Lower triangle among those around, and from each of them to the place. */
  readonly #among: Float64Array;
  readonly #towards: Float64Array;
  readonly #matrix: Float64Array;
  readonly #weights: Float64Array;

  constructor(
    plane: Plane,
    readonly row: number,
    readonly around: readonly number[],
    readonly residuals: Held['residuals'],
  ) {
    const n = (this.#n = around.length);
    const distance = (a: number, b: number) => Math.hypot(plane.x[a] - plane.x[b], plane.y[a] - plane.y[b]);
    this.#among = new Float64Array(n * n);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < i; j++) this.#among[i * n + j] = distance(around[i], around[j]);
    this.#towards = Float64Array.from(around, (each) => distance(each, row));
    this.#matrix = new Float64Array(n * n);
    this.#weights = new Float64Array(n);
  }

  /** Of the place's residuals (all columns), given those around. */
  logDensity(covariance: Covariance): number {
    const n = this.#n;
    const whole = varianceOf(covariance);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) this.#matrix[i * n + j] = covarianceAt(covariance, this.#among[i * n + j]);
      this.#matrix[i * n + i] = whole;
      this.#weights[i] = covarianceAt(covariance, this.#towards[i]);
    }
    solveInPlace(this.#matrix, this.#weights, n);
    let variance = whole;
    for (let i = 0; i < n; i++) variance -= this.#weights[i] * covarianceAt(covariance, this.#towards[i]);
    variance = Math.max(variance, 1e-9 * whole);
    const { width, data } = this.residuals;
    let sum = 0;
    for (let k = 0; k < width; k++) {
      let off = data[this.row * width + k];
      for (let i = 0; i < n; i++) off -= this.#weights[i] * data[this.around[i] * width + k];
      sum -= (Math.log(2 * Math.PI * variance) + (off * off) / variance) / 2;
    }
    return sum / width;
  }
}

const logsOf = ({ sills, rangesM, nugget }: Covariance): number[] =>
  [...sills, ...rangesM, nugget].map(Math.log);

function covarianceOf(logs: readonly number[]): Covariance {
  const [near, far, nearM, farM, nugget] = logs.map(Math.exp) as [number, number, number, number, number];
  return { sills: [near, far], rangesM: [nearM, farM], nugget };
}
