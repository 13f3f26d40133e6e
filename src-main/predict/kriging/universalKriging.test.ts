import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../src-shared/random';
import { fixedFeatures, joinedFeatures } from '../models/features';
import { type Model, nearestModel, ridgeModel } from '../models/model';
import { pauses } from '../pause';
import { innerFolds } from '../foldTasks';
import { krigingModel } from './universalKriging';

const random = randomStream(8);
const count = 600;
const spread = (from: number, extent: number) =>
  Float64Array.from({ length: count }, () => from + extent * random.next());
const places = { lng: spread(5, 0.06), lat: spread(50, 0.04) };
const features = { width: 3, data: Float64Array.from({ length: 3 * count }, () => random.normal()) };
/** Half from features, half smooth over the map. */
const smooth = Float64Array.from(
  places.lng,
  (lng, i) => Math.sin((lng - 5) * 200) + Math.cos((places.lat[i] - 50) * 260),
);
const values = smooth.map(
  (value, i) => value + features.data[3 * i] - 0.5 * features.data[3 * i + 1] + 0.2 * random.normal(),
);
const train = Uint32Array.from({ length: 480 }, (_, i) => i);
const test = Uint32Array.from({ length: 120 }, (_, i) => 480 + i);
const inner = innerFolds(places, train, { name: 'gaps', seed: 1, bufferM: 100 }, 0);
const source = fixedFeatures(features);

async function r2(model: Model, y: Float64Array): Promise<number> {
  const { predict } = await model.regress({ width: 1, data: y }, train, inner, pauses());
  const predicted = await predict(test);
  const mean = test.reduce((sum, row) => sum + y[row] / test.length, 0);
  const off = predicted.reduce((sum, value, i) => sum + (value - y[test[i]]) ** 2, 0);
  return 1 - off / test.reduce((sum, row) => sum + (y[row] - mean) ** 2, 0);
}

describe('universal kriging', () => {
  it('tells what features explain and what lies around a place, better than either', async () => {
    const whole = await r2(krigingModel(source, places), values);
    expect(whole).toBeGreaterThan(0.9);
    expect(whole).toBeGreaterThan((await r2(ridgeModel(source), values)) + 0.2);
    expect(whole).toBeGreaterThan((await r2(krigingModel(joinedFeatures(), places), values)) + 0.2);
  });

  it('is ordinary kriging without features, and beats the nearest places', async () => {
    const kriged = await r2(krigingModel(joinedFeatures(), places), smooth);
    expect(kriged).toBeGreaterThan(0.95);
    expect(kriged).toBeGreaterThan(await r2(nearestModel(places, 20), smooth));
  });

  it('says the same twice', async () => {
    const once = await r2(krigingModel(source, places), values);
    expect(await r2(krigingModel(source, places), values)).toBe(once);
  });

  it('predicts constant labels, and labels that all lie at one point', async () => {
    const constant = { width: 1, data: new Float64Array(count).fill(0) };
    const one = { lng: places.lng.map(() => 5), lat: places.lat.map(() => 50) };
    const part = (rows: Uint32Array) => [0, 1].map((odd) => ({
      test: rows.filter((row) => row % 2 === odd),
      train: rows.filter((row) => row % 2 !== odd),
      buffer: new Uint32Array(0),
    })); // prettier-ignore
    for (const [at, y] of [
      [places, constant],
      [one, { width: 1, data: values }],
    ] as const) {
      const { predict } = await krigingModel(source, at).regress(y, train, [part(train)], pauses());
      expect((await predict(test)).every(Number.isFinite)).toBe(true);
    }
  });

  it('scores classes, better than their discriminants alone', async () => {
    const classes = Int32Array.from(values, (value) => (value < -1 ? 0 : value < 1 ? 1 : 2));
    const y = { width: 3, data: new Float64Array(3 * count) };
    classes.forEach((each, i) => (y.data[3 * i + each] = 1));
    const rightOf = async (model: Model) => {
      const { predict } = await model.classify(y, train, inner, pauses());
      const scores = await predict(test);
      return test.filter((row, i) => {
        const own = [...scores.subarray(3 * i, 3 * i + 3)];
        return own.indexOf(Math.max(...own)) === classes[row];
      }).length;
    };
    expect(await rightOf(krigingModel(source, places))).toBeGreaterThan(
      (await rightOf(ridgeModel(source))) + 0.1 * test.length,
    );
  });
});
