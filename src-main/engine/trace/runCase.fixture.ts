import * as tf from '@tensorflow/tfjs-core';
import { randomStream } from '../../../src-shared/random';
import { type Executor, type HostMap, type ProgramSpec, type TensorMap } from '../program/executor';
import { type Case } from './kernelCases.fixture';

/** Value of the case, and the gradient of its sum weighted by random numbers, by input. */
export function caseProgram({ shapes, fn, gradient }: Case): ProgramSpec {
  const names = shapes.map((_, i) => `input${i}`);
  const data = Object.fromEntries(
    names.map((name, i) => [name, { shape: shapes[i], dtype: 'float32' as const }]),
  );
  return {
    state: {},
    data,
    compute: (_state, inputs) => {
      const tensors = names.map((name) => inputs[name]);
      const outputs: TensorMap = { value: fn(...tensors) };
      if (gradient === false) return { state: {}, outputs };
      const random = randomStream(2);
      const size = outputs.value.size;
      const weights = tf.tensor(
        Float32Array.from({ length: size }, () => random.normal()),
        outputs.value.shape,
      );
      const gradients = tf.grads((...each) => tf.sum(tf.mul(fn(...each), weights)))(tensors);
      gradients.forEach((each, i) => (outputs[`gradient${i}`] = each));
      return { state: {}, outputs };
    },
  };
}

/** Random inputs of the case, the same each time. */
export function caseInputs({ shapes, domain = (value: number) => value }: Case): HostMap {
  const random = randomStream(1, shapes.length);
  const draw = (shape: number[]) =>
    Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () => domain(random.normal()));
  return Object.fromEntries(shapes.map((shape, i) => [`input${i}`, draw(shape)]));
}

/** What the program of the case gives on an executor. */
export async function runCase(executor: Executor, each: Case): Promise<HostMap> {
  const prepared = await executor.prepare(caseProgram(each));
  await prepared.load({});
  const outputs = await prepared.run(caseInputs(each));
  await prepared.dispose();
  return outputs;
}
