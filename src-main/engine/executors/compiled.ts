import { env, InferenceSession, Tensor } from 'onnxruntime-node';
import { AppError, bug, reasonOf } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';
import { type TracedProgram, traceProgram } from '../trace/traceProgram';
import {
  type Executor,
  type HostMap,
  type Program,
  type ProgramSpec,
  type TensorSpec,
} from '../program/executor';
import { checkHostMap, elementsOf } from '../program/hostValues';

export type Tensors = Record<string, Tensor>;

/** The default executor on CPUs: a program traced once into an ONNX graph, run by onnxruntime-node. */
export function compiledExecutor(threads: number): Executor {
  return {
    name: 'compiled',
    device: `CPU, ${threads} ${threads === 1 ? 'thread' : 'threads'}, onnxruntime ${env.versions.node}`,
    prepare: async (spec) => {
      const traced = traceProgram(spec);
      if (traced.changed.length === 0)
        return new FixedProgram(spec, traced.outputs, (state) => open(traceProgram(spec, state), threads));
      return new TrainingProgram(spec, traced, await open(traced, threads));
    },
    dispose: async () => {},
  };
}

async function open({ bytes }: TracedProgram, threads: number): Promise<InferenceSession> {
  try {
    return await openSession(bytes, threads);
  } catch (cause) {
    throw new AppError('engine/unavailable', say('engine.refusedProgram', { reason: reasonOf(cause) }), {
      cause,
    });
  }
}

/** A session of onnxruntime on the CPU. */
export function openSession(model: Uint8Array, threads: number): Promise<InferenceSession> {
  return InferenceSession.create(model, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    // A third less memory, at no cost in time.
    enableMemPattern: false,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
}

/**
 * State lives in two preallocated sets of tensors: a run reads one and writes the other, then they change places. Feeding
 * and fetching the same buffer would let nodes read what others have already overwritten.
 */
class TrainingProgram implements Program {
  private current: Tensors;
  private next: Tensors;

  constructor(
    private readonly spec: ProgramSpec,
    private readonly traced: TracedProgram,
    private readonly session: InferenceSession,
  ) {
    this.current = zeros(spec.state);
    const changed = traced.changed.map((name) => [name, spec.state[name]]);
    this.next = zeros(Object.fromEntries(changed) as Record<string, TensorSpec>);
  }

  async load(state: HostMap): Promise<void> {
    checkHostMap(state, this.spec.state, 'State');
    for (const [name, tensor] of Object.entries(this.current)) (tensor.data as Float32Array).set(state[name]);
  }

  async run(data: HostMap): Promise<HostMap> {
    checkHostMap(data, this.spec.data, 'Data');
    const outputs = zeros(this.traced.outputs);
    await this.session.run(this.feeds(data), { ...prefixed('next', this.next), ...prefixed('out', outputs) });
    for (const name of this.traced.changed)
      [this.current[name], this.next[name]] = [this.next[name], this.current[name]];
    return hostOf(outputs);
  }

  async save(): Promise<HostMap> {
    return copies(hostOf(this.current));
  }

  async dispose(): Promise<void> {
    await this.session.release();
    this.current = {};
    this.next = {};
  }

  private feeds(data: HostMap): Tensors {
    const all = { ...prefixed('state', this.current), ...dataTensors(this.spec, data) };
    return readBy(this.session, all);
  }
}

/**
 * A program that changes no state, such as the embedding of a batch: its state becomes constants of the graph, so that
 * onnxruntime does beforehand what hangs on them alone, and packs matrices once.
 */
export class FixedProgram implements Program {
  private state: HostMap = {};
  private session: InferenceSession | null = null;

  constructor(
    private readonly spec: ProgramSpec,
    private readonly outputs: Record<string, TensorSpec>,
    private readonly open: (state: HostMap) => Promise<InferenceSession>,
  ) {}

  async load(state: HostMap): Promise<void> {
    checkHostMap(state, this.spec.state, 'State');
    await this.dispose();
    this.state = copies(state);
    this.session = await this.open(state);
  }

  async run(data: HostMap): Promise<HostMap> {
    checkHostMap(data, this.spec.data, 'Data');
    if (!this.session) throw bug('The program has no state yet: load one first.');
    const outputs = zeros(this.outputs);
    await this.session.run(readBy(this.session, dataTensors(this.spec, data)), prefixed('out', outputs));
    return hostOf(outputs);
  }

  async save(): Promise<HostMap> {
    return copies(this.state);
  }

  async dispose(): Promise<void> {
    await this.session?.release();
    this.session = null;
    this.state = {};
  }
}

/** Only what the graph reads: onnxruntime refuses names that optimisation or the program left without use. */
export const readBy = (session: InferenceSession, tensors: Tensors): Tensors =>
  Object.fromEntries(session.inputNames.map((name) => [name, tensors[name]]));

const dataTensors = (spec: ProgramSpec, data: HostMap): Tensors =>
  Object.fromEntries(
    Object.entries(spec.data).map(([name, each]) => [`data:${name}`, tensorOf(each, data[name])]),
  );

const copies = (values: HostMap): HostMap =>
  Object.fromEntries(Object.entries(values).map(([name, each]) => [name, each.slice()]));

export const tensorOf = ({ dtype, shape }: TensorSpec, values: Float32Array | Int32Array) =>
  new Tensor(dtype, values as Float32Array, shape);

function zeros(specs: Record<string, TensorSpec>): Tensors {
  const make = (spec: TensorSpec) =>
    tensorOf(
      spec,
      spec.dtype === 'float32' ? new Float32Array(elementsOf(spec)) : new Int32Array(elementsOf(spec)),
    );
  return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, make(spec)]));
}

const prefixed = (prefix: string, tensors: Tensors): Tensors =>
  Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [`${prefix}:${name}`, tensor]));

const hostOf = (tensors: Tensors): HostMap =>
  Object.fromEntries(Object.entries(tensors).map(([name, { data }]) => [name, data as Float32Array]));
