import { describe, expect, it } from 'vitest';
import { Matrix, solve } from 'ml-matrix';
import { randomStream } from '../../../src-shared/random';
import { pauses } from '../pause';
import { solveInPlace } from '../models/cholesky';
import { Conditional } from './conditional';
import { type Covariance, covarianceAt, varianceOf } from './covariance';
import { fitCovariance } from './fitCovariance';
import { whitenedRidge } from './generalisedLeastSquares';
import { KnownPlaces } from './knownPlaces';
import { nelderMead } from './nelderMead';

const covariance: Covariance = { sills: [0.5, 0.3], rangesM: [200, 2000], nugget: 0.2 };

const indices = Array.from({ length: 12 }, (_, i) => i);
const plane = {
  x: Float64Array.from(indices, (i) => 1000 * Math.sin(1 + 2.3 * i)),
  y: Float64Array.from(indices, (i) => 1000 * Math.cos(0.7 * i * i)),
};
const values = indices.map((i) => Math.sin(i * 1.7) + 0.1 * i);

// scikit-learn 1.9.1: GaussianProcessRegressor(0.5 * Matern(200, nu=1.5) + 0.3 * Matern(2000, nu=1.5) + WhiteKernel(0.2), alpha=0)
it.each([
  [100, -250, 0.6094959326, 0.8044796151],
  [plane.x[3], plane.y[3], -0.3371690712, 0.3348828877],
  [5000, 5000, 0.0065476919, 0.9997590622],
])('a value at (%d, %d) given those around it agrees with scikit-learn', (x, y, mean, variance) => {
  const conditional = new Conditional(covariance, 12);
  expect(conditional.at(plane, indices, x, y)).toBeCloseTo(variance, 7);
  const told = indices.reduce((sum, i) => sum + conditional.weights[i] * values[i], 0);
  expect(told).toBeCloseTo(mean, 7);
});

it('a value given nothing is its mean, with the whole variance', () => {
  expect(new Conditional(covariance, 4).at(plane, [], 0, 0)).toBe(1);
});

it('many values at one point, without a nugget, are no division by zero', () => {
  const same = { x: new Float64Array(5), y: new Float64Array(5) };
  const conditional = new Conditional({ ...covariance, nugget: 0 }, 5);
  expect(conditional.at(same, [0, 1, 2, 3, 4], 0, 0)).toBeGreaterThan(0);
  expect(conditional.weights.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 5);
});

it('a Cholesky solution is that of a library, with the logarithm of the determinant', () => {
  const matrix = new Matrix([
    [4, 1, 0.5],
    [1, 3, 0.2],
    [0.5, 0.2, 2],
  ]);
  const [a, b] = [Float64Array.from(matrix.to1DArray()), Float64Array.of(1, -2, 3)];
  expect(solveInPlace(a, b, 3)).toBeCloseTo(Math.log(21.29), 12);
  expect([...b]).toEqual(
    solve(matrix, Matrix.columnVector([1, -2, 3]))
      .to1DArray()
      .map((value) => expect.closeTo(value, 12)),
  );
});

it('a minimum is found without derivatives', () => {
  const valley = ([x, y]: number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
  const search = nelderMead(valley, [-1, 1], 0.5, 300);
  let step = search.next();
  while (!step.done) step = search.next();
  expect(step.value.at).toEqual([expect.closeTo(1, 3), expect.closeTo(1, 3)]);
});

const random = randomStream(3);
const count = 900;
const field = {
  x: Float64Array.from({ length: count }, () => 4000 * random.next()),
  y: Float64Array.from({ length: count }, () => 3000 * random.next()),
};
const order = random.shuffle(Uint32Array.from({ length: count }, (_, i) => i));

describe('known places around a point', () => {
  const known = new KnownPlaces(field, order);
  const distanceTo = (row: number) => Math.hypot(field.x[row] - 1500, field.y[row] - 900);

  it.each([1, 2, 63, 64, 65, 400, 900])('are the nearest of the first %d, and far ones', (before) => {
    const first = [...order.subarray(0, before)].sort((a, b) => distanceTo(a) - distanceTo(b));
    const around = known.around(1500, 900, 12, 6, before);
    const near = around.slice(0, Math.min(12, before));
    expect(near).toEqual(first.slice(0, 12));
    expect(new Set(around).size).toBe(around.length);
    expect(around.every((row) => first.includes(row))).toBe(true);
    expect(known.around(1500, 900, 0, 6, before)).toContain(
      [...order.subarray(0, Math.min(before, 400))].sort((a, b) => distanceTo(a) - distanceTo(b)).at(-1),
    );
  });

  it('are none before the first', () => {
    expect(known.around(1500, 900, 12, 6, 0)).toEqual([]);
  });
});

it('generalised slopes are those of the dense formula, where a place is freed from all before it', async () => {
  const rows = indices.map((i) => [Math.cos(i), Math.sin(2 * i)]);
  const x = { width: 2, data: Float64Array.from(rows.flat()) };
  const y = { width: 1, data: Float64Array.from(values) };
  const known = new KnownPlaces(plane, Uint32Array.from(indices));
  const { weights, intercept, origin } = (await whitenedRidge(x, y, known, covariance, pauses()))(0);
  const among = indices.map((i) =>
    indices.map((j) =>
      i === j
        ? varianceOf(covariance)
        : covarianceAt(covariance, Math.hypot(plane.x[i] - plane.x[j], plane.y[i] - plane.y[j])),
    ),
  );
  const design = new Matrix(rows.map((row) => [1, ...row]));
  const weighed = solve(new Matrix(among), design).transpose();
  const dense = solve(weighed.mmul(design), weighed.mmul(Matrix.columnVector(values))).to1DArray();
  const offset = weights.reduce((sum, slope, j) => sum + slope * origin[j], 0);
  expect([intercept[0] - offset, ...weights]).toEqual(dense.map((value) => expect.closeTo(value, 6)));
});

it('finds the covariance that a field was drawn with, as far as its values tell', async () => {
  const true_: Covariance = { sills: [0.6, 0.01], rangesM: [500, 3000], nugget: 0.1 };
  const conditional = new Conditional(true_, 60);
  const drawn = new KnownPlaces(field, order);
  const residuals = { width: 1, data: new Float64Array(count) };
  for (const [at, row] of order.entries()) {
    const around = drawn.around(field.x[row], field.y[row], 40, 0, at);
    const variance = conditional.at(field, around, field.x[row], field.y[row]);
    const mean = around.reduce((sum, other, i) => sum + conditional.weights[i] * residuals.data[other], 0);
    residuals.data[row] = mean + Math.sqrt(variance) * random.normal();
  }
  const folds = [0, 1, 2].map((fold) => ({
    test: order.filter((row) => row % 3 === fold),
    train: order.filter((row) => row % 3 !== fold),
    residuals,
  }));
  const start: Covariance = { sills: [0.2, 0.2], rangesM: [100, 1000], nugget: 0.3 };
  const found = await fitCovariance(field, folds, start, randomStream(1), pauses());
  // What predictions rest on: the nugget and how fast the covariance falls.
  expect(found.nugget).toBeGreaterThan(0.05);
  expect(found.nugget).toBeLessThan(0.2);
  for (const distanceM of [100, 300, 600])
    expect(Math.abs(covarianceAt(found, distanceM) - covarianceAt(true_, distanceM))).toBeLessThan(0.2);
});
