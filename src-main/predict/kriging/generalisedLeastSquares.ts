import { factorise, solveFactorised } from '../models/cholesky';
import { type LinearModel } from '../models/linear';
import { columnScales, type Rows } from '../models/rows';
import { type Pause } from '../pause';
import { Conditional } from './conditional';
import { type Covariance, varianceOf } from './covariance';
import { type KnownPlaces } from './knownPlaces';

/** How many of the places before it in the order a place is freed from: near and far ones. */
const [near, far] = [14, 6];

/**
 * Slopes that know that values near each other vary together (generalised least squares): each row of [1, x, y], less what the rows
 * around it foretell and over the deviation that is left (as a share of the whole), is nearly independent of the others (Vecchia 1988), so that ridge on
 * those rows is right. `x`: standardised. Returns a solver for any penalty λ, which weighs the slopes by λ × rows.
 */
export async function whitenedRidge(
  x: Rows,
  y: Rows,
  known: KnownPlaces,
  covariance: Covariance,
  pause: Pause,
): Promise<(lambda: number) => LinearModel> {
  const [p, q] = [x.width + 1, y.width];
  const { plane, order } = known;
  const origin = columnScales(x, order).means;
  const gram = new Float64Array(p * p);
  const right = new Float64Array(p * q);
  const design = new Float64Array(p + q);
  const conditional = new Conditional(covariance, near + far);
  const add = (row: number, times: number) => {
    design[0] += times;
    for (let j = 0; j < x.width; j++) design[j + 1] += times * (x.data[row * x.width + j] - origin[j]);
    for (let k = 0; k < q; k++) design[p + k] += times * y.data[row * q + k];
  };
  for (const [at, row] of order.entries()) {
    const around = known.around(plane.x[row], plane.y[row], near, far, at);
    const left = conditional.at(plane, around, plane.x[row], plane.y[row]);
    const deviation = Math.sqrt(left / varianceOf(covariance));
    design.fill(0);
    add(row, 1 / deviation);
    around.forEach((other, i) => add(other, -conditional.weights[i] / deviation));
    for (let i = 0; i < p; i++) {
      const value = design[i];
      for (let j = i, to = i * p + i; j < p; j++, to++) gram[to] += value * design[j];
      for (let k = 0; k < q; k++) right[i * q + k] += value * design[p + k];
    }
    await pause();
  }
  return (lambda) => {
    const matrix = new Float64Array(p * p);
    for (let i = 0; i < p; i++) for (let j = 0; j <= i; j++) matrix[i * p + j] = gram[j * p + i];
    for (let i = 1; i < p; i++) matrix[i * (p + 1)] += lambda * order.length;
    factorise(matrix, p);
    const slopes = new Float64Array(p * q);
    for (let k = 0; k < q; k++) {
      const column = Float64Array.from({ length: p }, (_, i) => right[i * q + k]);
      solveFactorised(matrix, column, p);
      column.forEach((slope, i) => (slopes[i * q + k] = slope));
    }
    return { lambda, origin, intercept: slopes.slice(0, q), weights: slopes.slice(q) };
  };
}
