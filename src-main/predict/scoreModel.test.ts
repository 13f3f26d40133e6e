import { expect, it } from 'vitest';
import { fixedFeatures } from './models/features';
import { ridgeModel } from './models/model';
import { pauses } from './pause';
import { fitValues } from './scoreModel';

it('predicts within the range of the training labels, however far the features go', async () => {
  const features = Float64Array.of(0, 1, 2, 3, 1.5, -1e6, 1e6);
  const logs = Float64Array.of(10, 11, 12, 13, NaN, NaN, NaN);
  const model = ridgeModel(fixedFeatures({ width: 1, data: features }));
  const train = Uint32Array.of(0, 1, 2, 3);
  const inner = [
    { train: Uint32Array.of(0, 3), test: Uint32Array.of(1, 2), buffer: new Uint32Array(0) },
    { train: Uint32Array.of(1, 2), test: Uint32Array.of(0, 3), buffer: new Uint32Array(0) },
  ];
  const { predict } = await fitValues(model, logs, { train, inner: [inner] }, pauses());
  const [between, below, above] = await predict(Uint32Array.of(4, 5, 6));
  expect(between).toBeCloseTo(11.5, 3);
  expect([below, above]).toEqual([10, 13]);
});
