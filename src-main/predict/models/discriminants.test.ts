import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../src-shared/random';
import { classMetrics } from '../classes';
import { pauses } from '../pause';
import { fitDiscriminants } from './discriminants';
import { applyLinear } from './linear';
import { fitRidge } from './ridge';
import { type Rows } from './rows';

const oneHot = (classes: number[], width: number): Rows => ({
  width,
  data: Float64Array.from(
    classes.flatMap((own) => Array.from({ length: width }, (_, c) => (c === own ? 1 : 0))),
  ),
});
const pause = pauses();
const range = (from: number, to: number) => Uint32Array.from({ length: to - from }, (_, i) => from + i);

describe('discriminants', () => {
  it('agrees with the textbook, also about a class that never occurs', async () => {
    const indices = Array.from({ length: 24 }, (_, i) => i);
    const wave = (i: number) => [0, 1, 2, 3].map((j) => Math.sin(1 + i * (j + 1) * 0.7) * (j + 1) + 3);
    const x = { width: 4, data: Float64Array.from(indices.flatMap(wave)) };
    const y = oneHot(
      indices.map((i) => (i * 7 + ((i * i) % 4)) % 3),
      4,
    );
    const model = await fitDiscriminants(x, y, range(0, 18), [], pause, [0.3]);
    const scores = await applyLinear(model, x, range(18, 24), pause);
    // NumPy 2: the formula of the docstring written with the class means and residuals themselves.
    const expected = [
      [-1.150589497, -0.657815514, -1.935667552, -3.091042453],
      [-1.140838796, -1.352129119, -1.251104647, -3.091042453],
      [-1.153239647, -1.877138688, -0.713694227, -3.091042453],
      [-1.147533129, -0.640874838, -1.955664596, -3.091042453],
      [-1.140018097, -1.366956838, -1.237097627, -3.091042453],
      [-1.142190768, -1.907496114, -0.69438568, -3.091042453],
    ];
    expected.flat().forEach((score, i) => expect(scores[i]).toBeCloseTo(score, 8));
  });

  it('finds the middle ones of ordered classes, which regression on one-hot classes hides', async () => {
    const random = randomStream(2);
    const classes = Array.from({ length: 700 }, () => random.int(7));
    const x = {
      width: 2,
      data: Float64Array.from(classes.flatMap((c) => [c + 0.2 * random.normal(), random.normal()])),
    };
    const y = oneHot(classes, 7);
    const [train, test] = [range(0, 500), range(500, 700)];
    const inner = [0, 1].map((half) => ({
      test: train.filter((i) => i % 2 === half),
      train: train.filter((i) => i % 2 !== half),
      buffer: range(0, 0),
    }));
    const top1 = async (fit: typeof fitRidge) => {
      const data = await applyLinear(await fit(x, y, train, inner, pause), x, test, pause);
      return classMetrics(classes.slice(500), { width: 7, data }).top1;
    };
    expect(await top1(fitDiscriminants)).toBeGreaterThan(0.9);
    expect(await top1(fitRidge)).toBeLessThan(0.5);
  });
});

it('tells classes of few rows by many features that repeat each other', async () => {
  const random = randomStream(9);
  const [count, width] = [60, 90];
  const own = Float64Array.from({ length: count }, () => random.normal());
  const data = Float64Array.from({ length: count * width }, (_, at) =>
    at % 3 === 0
      ? Number(own[Math.floor(at / width)] > 0.5)
      : own[Math.floor(at / width)] * (1 + (at % width)),
  );
  const y = { width: 3, data: new Float64Array(3 * count) };
  own.forEach((value, i) => (y.data[3 * i + (value > 0.5 ? 2 : value > -2 ? 1 : 0)] = 1));
  const train = Uint32Array.from({ length: count }, (_, i) => i);
  const inner = [0, 1, 2].map((fold) => ({
    test: train.filter((i) => i % 3 === fold),
    train: train.filter((i) => i % 3 !== fold),
    buffer: new Uint32Array(0),
  }));
  const model = await fitDiscriminants({ width, data }, y, train, inner, pause);
  expect(Number.isFinite(model.lambda)).toBe(true);
  expect([...model.weights, ...model.intercept].every(Number.isFinite)).toBe(true);
});
