import { env, InferenceSession } from 'onnxruntime-node';
import { AppError } from '../../../src-shared/errors';
import { outOfMemory } from '../../../src-shared/outOfMemory';
import { type TracedProgram, traceProgram } from '../trace/traceProgram';
import { FixedProgram, readBy, tensorOf, type Tensors } from './compiled';
import { findAdapter, saysTooLarge } from './dawn';
import { type Executor, type HostMap, type Program, type ProgramSpec } from './executor';
import { checkHostMap } from './hostValues';

/**
 * A program traced once into an ONNX graph, run by ONNX Runtime's WebGPU provider on a graphics card: Vulkan, Metal or
 * Direct3D 12. Throws where no adapter is found.
 */
export async function compiledWebgpuExecutor(): Promise<Executor> {
  const { name, isSoftware } = await findAdapter();
  return {
    name: 'compiled-webgpu',
    device: `${name}, WebGPU, onnxruntime ${env.versions.node}`,
    isSoftware,
    prepare: async (spec) => {
      const { packed } = spec;
      return packed ? packedProgram(await prepare(packed.spec), packed) : prepare(spec);
    },
    dispose: async () => {},
  };
}

/** Programs traced for the provider: with operators that it has. */
const traced = (spec: ProgramSpec, constants?: HostMap) => traceProgram(spec, constants, 'webgpu');

async function prepare(spec: ProgramSpec): Promise<Program> {
  const program = traced(spec);
  if (program.changed.length > 0) return new DeviceProgram(spec, program, await open(program));
  return new FixedProgram(spec, program.outputs, (state) => open(traced(spec, state)));
}

function packedProgram(program: Program, { pack, unpack }: NonNullable<ProgramSpec['packed']>): Program {
  return {
    load: (state) => program.load(pack(state)),
    run: (data) => program.run(data),
    save: async () => unpack(await program.save()),
    dispose: () => program.dispose(),
  };
}

/** A session that leaves the next values of the state on the card. */
async function open({ bytes, changed }: TracedProgram): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(bytes, {
      executionProviders: ['webgpu'],
      preferredOutputLocation: Object.fromEntries(
        changed.map((name) => [`next:${name}`, 'gpu-buffer' as const]),
      ),
      graphOptimizationLevel: 'all',
      // What it tells at the level of warnings is where it placed each operator.
      logSeverityLevel: 3,
    });
  } catch (cause) {
    throw new AppError('engine/unavailable', `ONNX Runtime refused the program: ${String(cause)}`, { cause });
  }
}

/** State stays on the card: a step is fed what the step before left there. */
class DeviceProgram implements Program {
  private state: Tensors = {};
  private reader: InferenceSession | null = null;

  constructor(
    private readonly spec: ProgramSpec,
    private readonly program: TracedProgram,
    private readonly session: InferenceSession,
  ) {}

  async load(state: HostMap): Promise<void> {
    checkHostMap(state, this.spec.state, 'State');
    this.forget();
    const entries = Object.entries(this.spec.state).map(([name, spec]) => [
      name,
      tensorOf(spec, state[name].slice()),
    ]);
    this.state = Object.fromEntries(entries) as Tensors;
  }

  async run(data: HostMap): Promise<HostMap> {
    checkHostMap(data, this.spec.data, 'Data');
    const results = await this.step(data);
    for (const name of this.program.changed) {
      this.state[name].dispose();
      this.state[name] = results[`next:${name}`];
    }
    return hostOf(Object.keys(this.program.outputs), results);
  }

  private async step(data: HostMap): Promise<Tensors> {
    const feeds: Tensors = {};
    for (const [name, tensor] of Object.entries(this.state)) feeds[`state:${name}`] = tensor;
    for (const [name, spec] of Object.entries(this.spec.data))
      feeds[`data:${name}`] = tensorOf(spec, data[name]);
    try {
      return (await this.session.run(readBy(this.session, feeds))) as Tensors;
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      throw saysTooLarge(message) ? outOfMemory(`GPU: ${message}`) : cause;
    }
  }

  /** Reads through a program that does nothing: onnxruntime-node cannot read a tensor of the card itself. */
  async save(): Promise<HostMap> {
    this.reader ??= await open(
      traced({ state: {}, data: this.spec.state, compute: (_, values) => ({ state: {}, outputs: values }) }),
    );
    const feeds = Object.entries(this.state).map(([name, tensor]) => [`data:${name}`, tensor]);
    const read = await this.reader.run(Object.fromEntries(feeds) as Tensors);
    return hostOf(Object.keys(this.state), read as Tensors);
  }

  async dispose(): Promise<void> {
    this.forget();
    await this.reader?.release();
    await this.session.release();
  }

  private forget(): void {
    for (const tensor of Object.values(this.state)) tensor.dispose();
    this.state = {};
  }
}

const hostOf = (names: string[], results: Tensors): HostMap =>
  Object.fromEntries(names.map((name) => [name, (results[`out:${name}`].data as Float32Array).slice()]));
