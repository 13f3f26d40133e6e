import { type ExecutorId } from '../../../src-shared/kinds/executors';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { checkComputed } from '../program/computed';
import {
  type Executor,
  type HostMap,
  type Program,
  type ProgramSpec,
  type TensorMap,
  type TensorSpec,
} from '../program/executor';
import { checkHostMap } from '../program/hostValues';

/**
 * Runs programs kernel by kernel on a tfjs backend that is already registered. `check` is called after each step, and
 * throws what a device reports apart from its calls.
 */
export function eagerExecutor(
  backend: Exclude<ExecutorId, 'compiled' | 'compiled-webgpu'>,
  device: string,
  check: () => void = () => {},
): Executor {
  return {
    name: backend,
    device,
    prepare: async (spec) => new EagerProgram(spec, backend, check),
    dispose: async () => {},
  };
}

class EagerProgram implements Program {
  private state: TensorMap = {};

  constructor(
    private readonly spec: ProgramSpec,
    private readonly backend: string,
    private readonly check: () => void,
  ) {}

  async load(state: HostMap): Promise<void> {
    checkHostMap(state, this.spec.state, 'State');
    await tf.setBackend(this.backend);
    tf.dispose(this.state);
    this.state = tensors(state, this.spec.state);
  }

  async run(data: HostMap): Promise<HostMap> {
    checkHostMap(data, this.spec.data, 'Data');
    await tf.setBackend(this.backend);
    try {
      return await this.step(data);
    } finally {
      this.check();
    }
  }

  private async step(data: HostMap): Promise<HostMap> {
    const { state, outputs } = tf.tidy(() => this.compute(data));
    for (const [name, tensor] of Object.entries(state)) {
      this.state[name].dispose();
      this.state[name] = tensor;
    }
    const values = await hostOf(outputs);
    tf.dispose(outputs);
    return values;
  }

  /** Clones: a program may return a tensor as it got it, or under two names, and each is disposed in its own time. */
  private compute(data: HostMap): { state: TensorMap; outputs: TensorMap } {
    const computed = this.spec.compute(this.state, tensors(data, this.spec.data));
    checkComputed(this.spec, computed);
    return { state: clones(computed.state), outputs: clones(computed.outputs) };
  }

  save(): Promise<HostMap> {
    return hostOf(this.state);
  }

  async dispose(): Promise<void> {
    tf.dispose(this.state);
    this.state = {};
  }
}

/** Copies: a backend may keep the array that it is given. */
const tensors = (values: HostMap, specs: Record<string, TensorSpec>): TensorMap =>
  Object.fromEntries(
    Object.entries(specs).map(([name, { shape, dtype }]) => [
      name,
      tf.tensor(values[name].slice(), shape, dtype),
    ]),
  );

const clones = (map: TensorMap): TensorMap =>
  Object.fromEntries(Object.entries(map).map(([name, tensor]) => [name, tf.clone(tensor)]));

async function hostOf(map: TensorMap): Promise<HostMap> {
  const entries = Object.entries(map).map(
    async ([name, tensor]) => [name, (await tensor.data()).slice()] as const,
  );
  return Object.fromEntries(await Promise.all(entries)) as HostMap;
}
