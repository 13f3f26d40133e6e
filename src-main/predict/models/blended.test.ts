import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../src-shared/random';
import { pauses } from '../pause';
import { blendedModel } from './blended';
import { fixedFeatures } from './features';
import { type Model, nearestModel, ridgeModel } from './model';
import { type Rows } from './rows';

const [count, trained] = [600, 450];
const rows = Uint32Array.from({ length: count }, (_, i) => i);
const [train, test] = [rows.slice(0, trained), rows.slice(trained)];
const inner = [0, 1, 2].map((fold) => ({
  test: train.filter((i) => i % 3 === fold),
  train: train.filter((i) => i % 3 !== fold),
  buffer: new Uint32Array(0),
}));

const random = randomStream(5);
const places = {
  lng: Float64Array.from({ length: count }, () => random.next()),
  lat: Float64Array.from({ length: count }, () => random.next()),
};
const x = { width: 4, data: Float64Array.from({ length: 4 * count }, () => random.normal()) };
const noise = Float64Array.from({ length: count }, () => random.normal());
/** What the features tell, and what hangs on where a place lies and no line tells. */
const told = (row: number) => x.data[4 * row] - x.data[4 * row + 1];
const local = (row: number) => Math.sin(9 * places.lng[row]) * Math.cos(9 * places.lat[row]);
const valuesOf = (of: (row: number) => number): Rows => ({
  width: 1,
  data: Float64Array.from(rows, (row) => of(row) + 0.3 * noise[row]),
});

const models = {
  blended: blendedModel(fixedFeatures(x), places),
  ridge: ridgeModel(fixedFeatures(x)),
  nearest: nearestModel(places),
};

async function errorOf(model: Model, y: Rows): Promise<number> {
  const { predict } = await model.regress(y, train, [inner], pauses());
  const predicted = await predict(test);
  return test.reduce((sum, row, r) => sum + (predicted[r] - y.data[row]) ** 2 / test.length, 0);
}

describe('the blend of ridge and neighbours', () => {
  it('is better than both where both tell something', async () => {
    const y = valuesOf((row) => told(row) + 2 * local(row));
    const [blended, ridge, nearest] = await Promise.all(
      [models.blended, models.ridge, models.nearest].map((model) => errorOf(model, y)),
    );
    expect(blended).toBeLessThan(0.95 * Math.min(ridge, nearest));
  });

  it('is hardly worse than the one that alone tells something', async () => {
    const features = valuesOf(told);
    expect(await errorOf(models.blended, features)).toBeLessThan(
      1.05 * (await errorOf(models.ridge, features)),
    );
    const place = valuesOf((row) => 3 * local(row));
    expect(await errorOf(models.blended, place)).toBeLessThan(1.05 * (await errorOf(models.nearest, place)));
  });

  it('finds classes that hang on both', async () => {
    const own = (row: number) => (told(row) > 0 ? 2 : 0) + (local(row) > 0 ? 1 : 0);
    const y = { width: 5, data: Float64Array.from([...rows].flatMap((row) => [0, 1, 2, 3, 4].map((c) => Number(c === own(row))))) }; // prettier-ignore
    const hits = async (model: Model) => {
      const { predict } = await model.classify(y, train, [inner], pauses());
      const scores = await predict(test);
      return {
        share:
          test.filter((row, r) => {
            const ofRow = scores.subarray(5 * r, 5 * r + 5);
            return ofRow.indexOf(Math.max(...ofRow)) === own(row);
          }).length / test.length,
      };
    };
    const blended = await hits(models.blended);
    const others = [await hits(models.ridge), await hits(models.nearest)];
    expect(blended.share).toBeGreaterThan(Math.max(...others.map(({ share }) => share)) + 0.05);
  });

  it('sees nothing of the rows outside the training part', async () => {
    const y = valuesOf((row) => told(row) + local(row));
    const spoilt = { width: 1, data: y.data.map((value, i) => (i >= trained ? NaN : value)) };
    const clean = await (await models.blended.regress(y, train, [inner], pauses())).predict(test);
    expect(await (await models.blended.regress(spoilt, train, [inner], pauses())).predict(test)).toEqual(
      clean,
    );
  });
});
