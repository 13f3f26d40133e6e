import { type Covariance, covarianceAt, lengthOf, varianceOf } from './covariance';
import { solveInPlace } from '../models/cholesky';
import { type Plane } from './knownPlaces';

/** What is added to a diagonal, lest places at one point make a system singular; a share of a value's variance. */
const jitter = 1e-8;

/**
 * A value given values around it (simple kriging; Rasmussen & Williams 2006, eq. 2.25 and 2.26): its expectation is the sum of theirs,
 * each times its weight. One object serves many places, without new memory.
 */
export class Conditional {
  readonly #matrix: Float64Array;
  readonly #right: Float64Array;
  /** Of the rows of the last `at`, in their order. */
  readonly weights: Float64Array;

  constructor(
    readonly covariance: Covariance,
    readonly most: number,
  ) {
    this.#matrix = new Float64Array(most * most);
    this.#right = new Float64Array(most);
    this.weights = new Float64Array(most);
  }

  /** Finds the weights of some rows of `plane` for a value at (x, y). Returns that value's variance, its nugget included. */
  at({ x: xs, y: ys }: Plane, rows: readonly number[], x: number, y: number): number {
    const n = rows.length;
    const a = this.#matrix;
    const whole = varianceOf(this.covariance);
    for (let i = 0; i < n; i++) {
      const [xi, yi] = [xs[rows[i]], ys[rows[i]]];
      for (let j = 0; j < i; j++)
        a[i * n + j] = covarianceAt(this.covariance, lengthOf(xi - xs[rows[j]], yi - ys[rows[j]]));
      a[i * n + i] = whole * (1 + jitter);
      const towards = covarianceAt(this.covariance, lengthOf(xi - x, yi - y));
      this.weights[i] = towards;
      this.#right[i] = towards;
    }
    solveInPlace(a, this.weights, n);
    let explained = 0;
    for (let i = 0; i < n; i++) explained += this.weights[i] * this.#right[i];
    return Math.max(whole - explained, whole * jitter);
  }
}
