import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presetIds } from '../../../src-shared/kinds/presets';
import { type EncoderSettings, featureWidth } from '../../../src-shared/settings/encoderSettings';
import { parsePreset } from '../../../src-shared/settings/presets';
import { maxMessageBytes } from '../../channel/channel';
import { type Executor, type TensorMap } from '../program/executor';
import { createExecutor } from '../executors/createExecutor';
import { encode as goldenEncode } from '../golden/encode.fixture';
import { expectClose } from '../golden/close.fixture';
import { tinyResnetSettings, tinySettings } from '../golden/tinySet.fixture';
import { slope } from '../golden/gradient.fixture';
import * as golden from '../golden/network.fixture';
import { dot, toMatrix } from '../golden/numbers.fixture';
import { normals } from '../golden/random.fixture';
import { clusterHead, clusterSpecs, prototypeScores } from './clusters';
import { encode, encoderSpecs } from './encoder';
import { geoHead, geoHeadSpecs, projection, projectionSpecs } from './heads';
import { initialState, type LabelShape, noLabels, stateShapes } from './networks';
import { initialValues, mapValues, sizeOf, type ParameterSpecs } from './parameters';
import { reconstruction, reconstructionSpecs } from './reconstruction';
import { vitSpecs } from './vit';

let executor: Executor;
beforeAll(async () => {
  executor = await createExecutor('cpu');
});
afterAll(() => executor.dispose());

interface Case {
  name: string;
  specs: ParameterSpecs;
  /** Two inputs, each of this shape. */
  input: number[];
  tensors: (input: tf.Tensor, weights: TensorMap) => tf.Tensor;
  reference: (input: number[], weights: golden.Weights) => number[];
}

const settings = tinySettings();
const { encoder } = settings;
const clusterCentre = normals(settings.clusters.outputs, 45);
const contextValues = 16 * 16 * 3;
const encoders: { name: string; settings: EncoderSettings }[] = [
  { name: 'a vision transformer', settings: encoder },
  { name: 'a residual network', settings: tinyResnetSettings().encoder },
  { name: 'a residual network of bottlenecks', settings: tinyResnetSettings(true).encoder },
];
const cases: Case[] = [
  ...encoders.flatMap((each) =>
    [16, 8].map((side) => ({
      name: `z and y_c of ${each.name} on views of ${side} px`,
      specs: encoderSpecs(each.settings),
      input: [side, side, 3],
      tensors: (x: tf.Tensor, weights: TensorMap) => {
        const { embedding, feature } = encode(x, weights, each.settings);
        return tf.concat([embedding, feature], 1);
      },
      reference: (x: number[], weights: golden.Weights) => {
        const { embedding, feature } = goldenEncode(x, weights, each.settings);
        return [...embedding, ...feature];
      },
    })),
  ),
  {
    name: 'the projection head',
    specs: projectionSpecs(settings),
    input: [encoder.width],
    tensors: projection,
    reference: golden.projection,
  },
  {
    name: 'a geographic head',
    specs: geoHeadSpecs(encoder.width, 3),
    input: [encoder.width],
    tensors: geoHead,
    reference: golden.geoHead,
  },
  {
    name: 'the cluster head with its prototypes',
    specs: clusterSpecs(settings),
    input: [featureWidth(encoder)],
    tensors: (x, weights) =>
      prototypeScores(clusterHead(x as tf.Tensor2D, weights), tf.tensor1d(clusterCentre), weights),
    reference: (x, weights) => golden.prototypeScores(golden.clusterHead(x, weights), clusterCentre, weights),
  },
  {
    name: 'the reconstruction head',
    specs: reconstructionSpecs(encoder),
    input: [encoder.width + contextValues],
    tensors: (x, weights) => {
      const [z, context] = tf.split(x, [encoder.width, contextValues], 1);
      return reconstruction(z as tf.Tensor2D, tf.reshape(context, [-1, 16, 16, 3]), weights);
    },
    reference: (x, weights) =>
      golden.reconstruction(x.slice(0, encoder.width), x.slice(encoder.width), weights),
  },
];

describe.each(cases)('$name', ({ specs, input, tensors, reference }) => {
  const size = sizeOf(input);
  const inputs = toMatrix(normals(2 * size, 41), size);
  const names = Object.keys(specs);
  // Weights far larger than the initial ones, so that attention, GELU and normalisation work where they are curved.
  const values = names.map((_, i) =>
    normals(sizeOf(specs[names[i]].shape), 42, i).map((value) => value * 0.4),
  );
  const weightTensors = () => values.map((value, i) => tf.tensor(value, specs[names[i]].shape));
  const named = <T>(list: T[]) => Object.fromEntries(names.map((name, i) => [name, list[i]]));
  const forward = (weights: tf.Tensor[]) => tensors(tf.tensor(inputs.flat(), [2, ...input]), named(weights));
  const expected = (weights: number[][]) => inputs.flatMap((row) => reference(row, named(weights)));

  it('gives what the slow reference gives', () => {
    expectClose(forward(weightTensors()).dataSync(), expected(values), 2e-5);
  });

  it('has the gradient of the slow reference in every weight', () => {
    const cotangent = normals(expected(values).length, 43);
    const gradients = tf.grads((...weights: tf.Tensor[]) => forward(weights))(
      weightTensors(),
      tf.tensor(cotangent, forward(weightTensors()).shape),
    );
    const directions = values.map((value, i) => normals(value.length, 44, i));
    const slopes = values.map((value, i) =>
      slope((x) => dot(expected(values.with(i, x)), cotangent), value, directions[i]),
    );
    const found = gradients.map((gradient, i) => dot([...gradient.dataSync()], directions[i]));
    expectClose(found, slopes, 1e-4);
  });
});

describe('initial weights', () => {
  const specs: ParameterSpecs = {
    a: { shape: [100, 100], init: 0.02 },
    b: { shape: [3], init: 'ones' },
    c: { shape: [2], init: 'zeros' },
  };

  it('have the spread of their spec', () => {
    const { a, b, c } = initialValues(specs, 1);
    expect(Math.sqrt(dot([...a], [...a]) / a.length)).toBeCloseTo(0.02, 3);
    expect([[...b], [...c]]).toEqual([
      [1, 1, 1],
      [0, 0],
    ]);
  });

  it('depend on the seed and the name alone', () => {
    const { a } = specs;
    expect(initialValues({ a }, 1)).toEqual({ a: initialValues(specs, 1).a });
    expect(initialValues({ a }, 2)).not.toEqual(initialValues({ a }, 1));
    expect(initialValues({ z: a }, 1).z).not.toEqual(initialValues({ a }, 1).a);
  });

  it('are the same for the encoder whatever heads there are, and the same for teacher and student', () => {
    const bare = initialState({ ...settings, losses: { ...settings.losses, distillation: 0 } }, noLabels);
    const full = initialState(settings, {
      price: { kind: 'value' },
      population: { kind: 'classes', classes: 3 },
    });
    const encoderOf = (state: typeof full, side: string) =>
      mapValues(vitSpecs(encoder), (_, name) => state[`${side}/encoder/${name}`]);
    expect(encoderOf(bare, 'student')).toEqual(encoderOf(full, 'student'));
    expect(encoderOf(full, 'teacher')).toEqual(encoderOf(full, 'student'));
  });
});

it('has a state of which two fit into one message, of every preset: a run may have to go back when it goes on', () => {
  const labels: LabelShape = { price: { kind: 'value' }, population: { kind: 'classes', classes: 100 } };
  for (const name of presetIds) {
    const shapes = Object.values(stateShapes(parsePreset(name), labels));
    const bytes = 4 * shapes.reduce((sum, shape) => sum + sizeOf(shape), 0);
    expect(2 * bytes).toBeLessThan(0.9 * maxMessageBytes);
  }
});
