import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../src-shared/random';
import { pauses } from '../pause';
import { fixedFeatures, standardisedFeatures } from './features';
import { indices, x, y } from './waves.fixture';
import { mostNeighbours, nearestFamily } from './nearestFeatures';
import { type Rows } from './rows';

const plane = {
  width: 2,
  data: Float64Array.from(
    indices.flatMap((i) => [1000 * Math.sin(i * 1.3) * (1 + (i % 3)), 1000 * Math.cos(i * 2.1)]),
  ),
};
const classes = indices.map((i) => (i * 7 + ((i * i) % 4)) % 3);
const oneHot = {
  width: 4,
  data: Float64Array.from(classes.flatMap((own) => [0, 1, 2, 3].map((c) => (c === own ? 1 : 0)))),
};
const train = Uint32Array.from(indices.slice(0, 18));
const test = Uint32Array.from(indices.slice(18));
const standardised = standardisedFeatures(fixedFeatures(x))(train);

const predictionsOf = async (
  problem: { blocks: Rows[]; y: Rows; task?: 'classes' },
  wanted: Parameters<typeof nearestFamily.fit>[2],
  rows = test,
) => {
  const whole = { task: 'values' as const, x, ...problem };
  return (await nearestFamily.fit(whole, train, wanted, pauses()))(rows);
};

const expectClose = (found: Float64Array, expected: number[], digits: number) => {
  expect(found.length).toBe(expected.length);
  expected.forEach((value, i) => expect(found[i]).toBeCloseTo(value, digits));
};

describe('nearest in the space of features', () => {
  // scikit-learn 1.9.1: KNeighborsRegressor(5, weights=…) after StandardScaler, both fitted on the first 18 rows.
  it('agrees with scikit-learn', async () => {
    const [uniform, distance] = await predictionsOf({ blocks: [standardised], y }, [
      { kind: 'nearest', k: 5, weighting: 'uniform' },
      { kind: 'nearest', k: 5, weighting: 'distance' },
    ]);
    // prettier-ignore
    expectClose(uniform, [
      -0.2399783963, 1.4444377449, -0.2746152432, 2.4203315703, -0.1521956797, 2.480398151,
      0.1616492181, 0.0354968914, 0.1182045505, 0.47491609, -0.0566913832, 1.3061218914,
    ], 6);
    // prettier-ignore
    expectClose(distance, [
      -0.2995284344, 1.1014053651, -0.3794012937, 2.4587316432, -0.1342515962, 3.3408795368,
      0.2410951498, 0.1655200568, 0.351775863, 0.8364794953, 0.1651477077, 1.7010046376,
    ], 6);
  });

  it('weighs blocks as told, whatever their width and unit', async () => {
    // scikit-learn 1.9.1: KNeighborsRegressor(3, weights='distance') on √0.1 · standardised / √4 beside √0.9 · plane / √(sum of variances).
    const expected = [
      -0.631613214, 0.8966507128, -0.0615661484, 1.8981107326, -0.447810108, 2.7309768403, 0.3156553598,
      -0.3889701818, -0.0701382245, 1.9400763779, 0.2694206027, 2.017688055,
    ];
    const wanted = [{ kind: 'nearest', k: 3, weighting: 'distance', coordinateShare: 0.9 }] as const;
    const inKilometres = { width: 2, data: plane.data.map((value) => value / 1000) };
    for (const coordinates of [plane, inKilometres]) {
      const [found] = await predictionsOf({ blocks: [standardised, coordinates], y }, wanted);
      expectClose(found, expected, 6);
    }
  });

  it('scores classes by smoothed shares, also one that never occurs', async () => {
    // scikit-learn 1.9.1: p of KNeighborsClassifier(5).predict_proba → log((5 p + (n_c + 1)/(18 + 4))/6).
    const [a, b, c] = [-1.5155060926, -0.5923424814, -0.9509762899];
    const expected = [
      [a, b, a],
      [a, c, c],
      [a, a, b],
      [c, c, a],
      [a, c, c],
      [a, c, c],
    ];
    const [scores] = await predictionsOf({ blocks: [standardised], y: oneHot, task: 'classes' }, [
      { kind: 'nearest', k: 5, weighting: 'uniform' },
    ]);
    expectClose(
      scores,
      expected.flatMap((row) => [...row, -4.8828019226]),
      8,
    );
  });

  it('takes all where there are fewer than k, and what it knows where a row is a neighbour itself', async () => {
    const [all, own] = await predictionsOf(
      { blocks: [standardised], y },
      [
        { kind: 'nearest', k: 50, weighting: 'uniform' },
        { kind: 'nearest', k: 5, weighting: 'distance' },
      ],
      train.slice(0, 1),
    );
    const mean = (k: number) => train.reduce((sum, i) => sum + y.data[2 * i + k] / train.length, 0);
    expectClose(all, [mean(0), mean(1)], 9);
    expectClose(own, [y.data[0], y.data[1]], 3);
  });

  it('draws a sample of very many rows, the same each time', async () => {
    const random = randomStream(8);
    const many = { width: 1, data: Float32Array.from({ length: 2 * mostNeighbours }, () => random.next()) };
    const rows = Uint32Array.from(many.data.keys());
    const problem = { task: 'values' as const, x: many, blocks: [many], y: many };
    const run = async () => {
      const wanted = [{ kind: 'nearest' as const, k: 5, weighting: 'uniform' as const }];
      return (await nearestFamily.fit(problem, rows, wanted, pauses()))(rows.subarray(0, 40));
    };
    const [found] = await run();
    found.forEach((value, i) => expect(Math.abs(value - many.data[i])).toBeLessThan(0.001));
    expect(await run()).toEqual([found]);
  });
});
