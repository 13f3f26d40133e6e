import { bug } from '../../../src-shared/errors';
import { type ProgramSpec, type TensorMap } from './executor';

/**
 * `bug/unexpected` unless the results of `compute` are what its spec promises: next values of known state in its type and
 * shape, and outputs of a type that leaves an executor.
 */
export function checkComputed(spec: ProgramSpec, computed: { state: TensorMap; outputs: TensorMap }): void {
  for (const [name, { shape, dtype }] of Object.entries(computed.state)) {
    const expected = spec.state[name];
    if (!expected) throw bug(`State "${name}" was computed, but is not part of the program.`);
    const [found, wanted] = [`${dtype} [${shape}]`, `${expected.dtype} [${expected.shape}]`];
    if (found !== wanted) throw bug(`State "${name}": expected ${wanted}, computed was ${found}.`);
  }
  for (const [name, { dtype }] of Object.entries(computed.outputs))
    if (dtype !== 'float32' && dtype !== 'int32')
      throw bug(`Output "${name}" is ${dtype}: cast it to float32 or int32.`);
}
