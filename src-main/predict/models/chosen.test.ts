import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../src-shared/random';
import { type AppError } from '../../../src-shared/errors';
import { pauses } from '../pause';
import { chosenModel } from './chosen';
import { fixedFeatures, standardisedFeatures } from './features';
import { type Rows } from './rows';

const count = 500;
const trained = 400;
const rows = Uint32Array.from({ length: count }, (_, i) => i);
const train = rows.slice(0, trained);
const test = rows.slice(trained);
const inner = [0, 1, 2].map((fold) => ({
  test: train.filter((i) => i % 3 === fold),
  train: train.filter((i) => i % 3 !== fold),
  buffer: new Uint32Array(0),
}));

const random = randomStream(12);
const x = { width: 8, data: Float64Array.from({ length: 8 * count }, () => random.normal()) };
const noise = Float64Array.from({ length: count }, () => random.normal());
const rowOf = (row: number) => x.data.subarray(8 * row, 8 * row + 8);

const valuesOf = (answer: (row: Float64Array) => number, spread: number): Rows => ({
  width: 1,
  data: Float64Array.from(rows, (row) => answer(rowOf(row)) + spread * noise[row]),
});
const oneHot = (own: (row: Float64Array) => number): Rows => ({
  width: 2,
  data: Float64Array.from([...rows].flatMap((row) => (own(rowOf(row)) ? [0, 1] : [1, 0]))),
});

const modelOn = (features: Rows) => {
  const source = fixedFeatures(features);
  return chosenModel({ joined: source, blocks: [standardisedFeatures(source)] });
};
const model = modelOn(x);

const isEither = ([a, b]: Float64Array) => Number(a * b > 0);

function r2(y: Rows, predicted: Float64Array): number {
  const truth = Array.from(test, (row) => y.data[row]);
  const mean = truth.reduce((sum, value) => sum + value / truth.length, 0);
  const rest = truth.reduce((sum, value, r) => sum + (value - predicted[r]) ** 2, 0);
  return 1 - rest / truth.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

describe('the chosen readout', () => {
  it('is ridge where values are linear', async () => {
    const y = valuesOf(([a, b, c]) => a - 2 * b + 0.5 * c, 1);
    const { predict, readout } = await model.regress(y, train, [inner], pauses());
    expect(readout).toMatchObject({ kind: 'ridge' });
    expect(r2(y, await predict(test))).toBeGreaterThan(0.75);
  });

  it('is the network where only two features together tell, which no line sees and neighbours drown in the others', async () => {
    const y = valuesOf((row) => 2 * isEither(row) - 1, 0.1);
    const { predict, readout } = await model.regress(y, train, [inner], pauses());
    expect(readout).toMatchObject({ kind: 'mlp' });
    expect(r2(y, await predict(test))).toBeGreaterThan(0.4);
  });

  it('is the network for such classes too, and gives the log of their probabilities', async () => {
    const y = oneHot(isEither);
    const { predict, readout } = await model.classify(y, train, [inner], pauses());
    expect(readout).toMatchObject({ kind: 'mlp' });
    const scores = await predict(test);
    const hits = test.filter((row, r) => scores[2 * r + 1] > scores[2 * r] === Boolean(isEither(rowOf(row))));
    expect(hits.length / test.length).toBeGreaterThan(0.75);
  });

  it('is the nearest where values change with every step', async () => {
    const narrow = { width: 2, data: Float64Array.from({ length: 2 * count }, (_, i) => x.data[4 * i]) };
    const y = { width: 1, data: narrow.data.filter((_, i) => i % 2 === 0).map((a) => Math.sin(12 * a)) };
    const single = { width: 1, data: narrow.data.filter((_, i) => i % 2 === 0) };
    const { predict, readout } = await modelOn(single).regress(y, train, [inner], pauses());
    expect(readout).toMatchObject({ kind: 'nearest', coordinateShare: undefined });
    expect(r2(y, await predict(test))).toBeGreaterThan(0.8);
  });

  it('sees nothing of the rows outside the training part', async () => {
    const spoil = ({ width, data }: Rows): Rows => ({
      width,
      data: data.map((value, i) => (i >= trained * width ? 1e9 : value)),
    });
    for (const y of [valuesOf(([a, b]) => a + b, 1), valuesOf((row) => isEither(row), 0.1)]) {
      const clean = await model.regress(y, train, [inner], pauses());
      const spoilt = await modelOn(spoil(x)).regress(spoil(y), train, [inner], pauses());
      expect(spoilt.readout).toEqual(clean.readout);
      expect(await spoilt.predict(train)).toEqual(await clean.predict(train));
    }
  });

  it('hears a cancel', async () => {
    const work = model.regress(valuesOf(isEither, 0.1), train, [inner], pauses(AbortSignal.abort()));
    const code = await work.then(
      () => 'no error',
      (error: unknown) => (error as AppError).code,
    );
    expect(code).toBe('state/cancelled');
  });
});
