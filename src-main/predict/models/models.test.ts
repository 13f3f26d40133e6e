import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../src-shared/random';
import { pauses } from '../pause';
import { applyLinear, type LinearModel } from './linear';
import {
  clippedFeatures,
  coordinateFeatures,
  distinctFeatures,
  fixedFeatures,
  joinedFeatures,
} from './features';
import { indices, waves, x, y } from './waves.fixture';
import { nearestMeans } from './nearest';
import { fitRidge, fitRidgeOnFolds, lambdas } from './ridge';

const train = Uint32Array.from(indices.slice(0, 18));
const test = Uint32Array.from(indices.slice(18));
const none = new Uint32Array(0);
const pause = pauses();

const apply = (model: LinearModel, features: typeof x, rows: Uint32Array) =>
  applyLinear(model, features, rows, pause);

const expectClose = (found: Float64Array, expected: number[], digits: number) => {
  expect(found.length).toBe(expected.length);
  expected.forEach((value, i) => expect(found[i]).toBeCloseTo(value, digits));
};

describe('ridge', () => {
  // scikit-learn 1.9.1: Ridge(alpha=lambda * 18) after StandardScaler, both fitted on the first 18 rows.
  it.each([
    [
      1e-3,
      [
        0.0418093899, 1.0032847825, -0.1272217661, 2.6129141764, -0.2431488015, 3.3885392552, -0.0953808207,
        0.1650172299, 0.1037501064, 0.9868369169, 0.2238370089, 1.7338181519,
      ],
    ],
    [
      0.3,
      [
        0.0253571968, 1.1210595225, -0.1045507353, 2.3580963539, -0.1937734982, 2.9560663112, -0.0800533691,
        0.4727924321, 0.0732810081, 1.1062003384, 0.1656896063, 1.6828704111,
      ],
    ],
  ])('agrees with scikit-learn at λ = %d', async (lambda, expected) => {
    expectClose(await apply(await fitRidge(x, y, train, [], pause, [lambda]), x, test), expected, 9);
  });

  it('is untouched by the offset and scale of features, also by a constant one', async () => {
    const moved = {
      width: 5,
      data: Float64Array.from(waves.flatMap((row) => [7, ...row.map((v) => 1e6 + 1e-2 * v)])),
    };
    const expected = await apply(await fitRidge(x, y, train, [], pause, [0.01]), x, test);
    const found = await apply(await fitRidge(moved, y, train, [], pause, [0.01]), moved, test);
    expectClose(found, [...expected], 6);
  });

  it('chooses λ by the squared error of the inner folds, as a slow search does', async () => {
    const random = randomStream(5);
    const noisy = { width: 12, data: Float64Array.from({ length: 60 * 12 }, () => random.normal()) };
    const answer = (i: number) => noisy.data[12 * i] + 0.5 * noisy.data[12 * i + 1] + 1.5 * random.normal();
    const target = { width: 1, data: Float64Array.from({ length: 60 }, (_, i) => answer(i)) };
    const all = Uint32Array.from({ length: 60 }, (_, i) => i);
    const inner = [0, 1, 2, 3].map((fold) => ({
      test: all.filter((i) => i % 4 === fold),
      buffer: all.filter((i) => i % 4 !== fold && i % 7 === 0),
      train: all.filter((i) => i % 4 !== fold && i % 7 !== 0),
    }));
    const errorOf = async (lambda: number) => {
      let error = 0;
      for (const fold of inner) {
        const model = await fitRidge(noisy, target, fold.train, [], pause, [lambda]);
        const predicted = await apply(model, noisy, fold.test);
        predicted.forEach((value, r) => (error += (value - target.data[fold.test[r]]) ** 2));
      }
      return error;
    };
    const errors = await Promise.all(lambdas.map(errorOf));
    const best = lambdas[errors.indexOf(Math.min(...errors))];
    expect((await fitRidge(noisy, target, all, inner, pause)).lambda).toBe(best);
    expect(best).toBeGreaterThan(0.01);
  });

  it('sees nothing of the rows outside the training part', async () => {
    const spoilt = { width: 2, data: y.data.map((value, i) => (i >= 36 ? 1e9 : value)) };
    const wild = { width: 4, data: x.data.map((value, i) => (i >= 72 ? -1e9 : value)) };
    const inner = [0, 1, 2].map((fold) => ({
      test: train.filter((i) => i % 3 === fold),
      train: train.filter((i) => i % 3 !== fold),
      buffer: none,
    }));
    expect(await fitRidge(wild, spoilt, train, inner, pause)).toEqual(
      await fitRidge(x, y, train, inner, pause),
    );
  });
});

describe('nearest neighbours', () => {
  const places = {
    lng: Float64Array.from(indices, (i) => 5 + 0.01 * Math.sin(i * 1.3) * (1 + (i % 3))),
    lat: Float64Array.from(indices, (i) => Math.cos(i * 2.1) * 0.01),
  };

  it('agrees with scikit-learn', async () => {
    // scikit-learn 1.9.1: KNeighborsRegressor(3) on (lng × cos(mean lat), lat).
    const expected = [
      -0.3003742528, 0.7912779339, -0.2640232469, 1.9508530675, -0.1376438255, 2.3071516541, 0.3481121108,
      -0.3522446272, -0.2640232469, 1.9508530675, 0.2995613219, 1.9496233116,
    ];
    expectClose(await nearestMeans(places, y, train, test, 3, pause), expected, 9);
  });

  it('takes all where there are fewer than k', async () => {
    const mean = (k: number) => train.reduce((sum, i) => sum + y.data[2 * i + k] / train.length, 0);
    const found = await nearestMeans(places, y, train, test.slice(0, 1), 50, pause);
    expectClose(found, [mean(0), mean(1)], 9);
  });
});

describe('features', () => {
  it('standardises coordinates on the training part, then adds squares and product', () => {
    const places = { lng: Float64Array.of(1, 3, 7), lat: Float64Array.of(10, 30, 10) };
    const source = joinedFeatures(
      coordinateFeatures(places),
      fixedFeatures({ width: 1, data: Float32Array.of(0.5, 0.25, 2) }),
    );
    const rows = [
      [-1, -1, 1, 1, 1, 0.5],
      [1, 1, 1, 1, 1, 0.25],
      [5, -1, 25, 1, -5, 2],
    ];
    expect(source(Uint32Array.of(0, 1))).toEqual({ width: 6, data: Float64Array.from(rows.flat()) });
  });
});

describe('features that are kept', () => {
  const rows = Uint32Array.from({ length: 200 }, (_, i) => i);
  const table = (columns: ((i: number) => number)[], count = 201) => ({
    width: columns.length,
    data: Float64Array.from({ length: columns.length * count }, (_, at) =>
      columns[at % columns.length](Math.floor(at / columns.length)),
    ),
  });

  it('vary, and repeat no other', () => {
    const columns = [
      (i: number) => i,
      () => 7,
      (i: number) => Number(i === 3),
      (i: number) => 5 - 2 * i,
      (i: number) => Math.sin(i),
    ];
    const { width, data } = distinctFeatures(fixedFeatures(table(columns)))(rows);
    expect([width, ...data.subarray(2 * 5, 2 * 6)]).toEqual([2, 5, Math.sin(5)]);
  });

  it('lie within five deviations of the training part, also of a place far outside', () => {
    const outside = table([(i) => (i === 200 ? 1e9 : i % 2)]);
    const { data } = clippedFeatures(fixedFeatures(outside))(rows);
    expect([...data.subarray(198)].map((value) => Math.round(1e6 * value) / 1e6)).toEqual([-1, 1, 5]);
  });
});

it('a feature that one part of the rows hardly shows keeps a small weight there, where it was standardised before', async () => {
  const random = randomStream(2);
  const count = 400;
  const rare = Float64Array.from({ length: count }, (_, i) =>
    i >= 200 ? random.normal() : i === 0 ? 0.01 : 0,
  );
  const x = { width: 1, data: rare };
  const y = { width: 1, data: Float64Array.from(rare, () => random.normal()) };
  const train = Uint32Array.from({ length: count }, (_, i) => i);
  const [seen, unseen] = [train.subarray(0, 200), train.subarray(200)];
  const inner = [[{ train: seen, test: unseen, buffer: new Uint32Array(0) }]];
  const worst = async (scale: 'own' | 'given') => {
    const { ofFolds } = await fitRidgeOnFolds(x, y, train, inner, pause, [1e-2], scale);
    const predicted = await applyLinear(ofFolds[0]!(1), x, unseen, pause);
    return predicted.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  };
  expect(await worst('own')).toBeGreaterThan(5);
  expect(await worst('given')).toBeLessThan(1);
});
