import { bug } from '../../../src-shared/errors';
import { randomStream } from '../../../src-shared/random';
import { type HostMap, type TensorMap, type TensorSpec } from '../program/executor';

/** One weight tensor: its shape and how it starts. A number is the standard deviation of a normal distribution. */
export interface ParameterSpec {
  shape: number[];
  init: number | 'zeros' | 'ones';
}

export type ParameterSpecs = Record<string, ParameterSpec>;

/** Weight `[inputs, outputs]` and bias of a linear layer, whose outputs start as wide as its inputs. */
export function linearSpecs(name: string, inputs: number, outputs: number): ParameterSpecs {
  return {
    [`${name}.weight`]: { shape: [inputs, outputs], init: 1 / Math.sqrt(inputs) },
    [`${name}.bias`]: { shape: [outputs], init: 'zeros' },
  };
}

export function withPrefix<T>(prefix: string, map: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [prefix + name, value]));
}

/** The entries below a prefix, without it. */
export function below<T>(prefix: string, map: Record<string, T>): Record<string, T> {
  const entries = Object.entries(map).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(entries.map(([name, value]) => [name.slice(prefix.length), value]));
}

export function tensorSpecs(specs: ParameterSpecs): Record<string, TensorSpec> {
  return mapValues(specs, ({ shape }) => ({ shape, dtype: 'float32' }));
}

export function mapValues<T, U>(
  map: Record<string, T>,
  convert: (value: T, name: string) => U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, convert(value, name)]));
}

/** The entries that `wanted` names too. */
export function pick<T>(map: Record<string, T>, wanted: object): Record<string, T> {
  return Object.fromEntries(Object.entries(map).filter(([name]) => name in wanted));
}

export const sizeOf = (shape: readonly number[]) => shape.reduce((size, side) => size * side, 1);

/** A number for a name (FNV-1a), to key its random stream: a tensor starts the same whatever else the model holds. */
function nameKey(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash;
}

/** Seeded initial values of all parameters. */
export function initialValues(specs: ParameterSpecs, seed: number): HostMap {
  return mapValues(specs, ({ shape, init }, name) => {
    const values = new Float32Array(sizeOf(shape));
    if (init === 'zeros') return values;
    if (init === 'ones') return values.fill(1);
    const random = randomStream(seed, nameKey(name));
    return values.map(() => init * random.normal());
  });
}

/** The tensor of a name; `bug/unexpected` if it is missing. */
export function weight(weights: TensorMap, name: string) {
  const tensor = weights[name];
  if (!tensor) throw bug(`The model has no weight "${name}".`);
  return tensor;
}
