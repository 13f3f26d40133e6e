import { expect, it } from 'vitest';
import { tinySettings } from '../golden/tinySet.fixture';
import { normals } from '../golden/random.fixture';
import { initialState, type LabelShape } from './networks';
import { mapValues, pick } from './parameters';
import { pretrainedState } from './pretrained';

const labelled = (classes: number): LabelShape => ({
  price: { kind: 'value' },
  population: { kind: 'classes', classes },
});

it('takes the encoder of the parent’s teacher and the heads that fit; the rest is as a run begins', () => {
  const settings = tinySettings();
  const parent = mapValues(initialState(settings, labelled(3)), (values, name) =>
    Float32Array.from(normals(values.length, 7, name.length)),
  );
  const ofChild = { ...settings, losses: { ...settings.losses, distillation: 0, geo: 1 }, seed: 9 };
  const shape = labelled(4);
  const [begun, found] = [initialState(ofChild, shape), pretrainedState(ofChild, shape, parent)];
  const expected = mapValues(begun, (values, name) => {
    const encoder = /^(?:student|teacher)\/(encoder\/.*)$/.exec(name)?.[1];
    if (encoder) return parent[`teacher/${encoder}`];
    const fits = name.startsWith('student/geo/') && !name.startsWith('student/geo/population/layer2');
    return fits ? parent[name] : values;
  });
  expect(found).toEqual(expected);
  expect(pick(found, begun)).toEqual(found);
  found['student/geo/price/layer1.bias'][0] = 5;
  expect(parent['student/geo/price/layer1.bias'][0]).not.toBe(5);
});
