import { bug } from '../../../src-shared/errors';
import { type HostMap, type TensorSpec } from './executor';

export const elementsOf = ({ shape }: TensorSpec) => shape.reduce((size, each) => size * each, 1);

/** `bug/unexpected` unless the values are those of the specs: every name, its type and its length, and no other. */
export function checkHostMap(values: HostMap, specs: Record<string, TensorSpec>, what: string): void {
  for (const [name, spec] of Object.entries(specs)) {
    const value = values[name];
    const type = spec.dtype === 'float32' ? Float32Array : Int32Array;
    if (value instanceof type && value.length === elementsOf(spec)) continue;
    const found = value ? `${value.constructor.name} of ${value.length}` : 'nothing';
    throw bug(`${what} "${name}": expected ${type.name} of ${elementsOf(spec)}, found ${found}.`);
  }
  const unknown = Object.keys(values).find((name) => !(name in specs));
  if (unknown !== undefined) throw bug(`${what} "${unknown}" is not part of the program.`);
}
