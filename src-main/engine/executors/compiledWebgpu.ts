import { env, InferenceSession } from 'onnxruntime-node';
import { AppError, bug, reasonOf } from '../../../src-shared/errors';
import { plain, say } from '../../../src-shared/message';
import { outOfMemory } from '../../../src-shared/outOfMemory';
import { type TracedProgram, traceProgram } from '../trace/traceProgram';
import { FixedProgram, readBy, tensorOf, type Tensors } from './compiled';
import { findAdapter, saysTooLarge } from './dawn';
import { type Executor, type HostMap, type Program, type ProgramSpec } from '../program/executor';
import { checkHostMap } from '../program/hostValues';

/**
 * A program traced once into an ONNX graph, run by ONNX Runtime's WebGPU provider on a graphics card: Vulkan, Metal or
 * Direct3D 12. Throws where no adapter is found. The adapter's name is what the npm package `webgpu` finds with the same
 * preference for speed; ONNX Runtime does not tell which one it took.
 */
export async function compiledWebgpuExecutor(): Promise<Executor> {
  const { name, isSoftware } = await findAdapter();
  return {
    name: 'compiled-webgpu',
    device: `${name}, WebGPU, onnxruntime ${env.versions.node}`,
    isSoftware,
    prepare: async (spec) => {
      const program = await saying(() => prepare(spec.packed?.spec ?? spec));
      const { pack, unpack } = spec.packed ?? asItIs;
      return {
        load: async (state) => {
          checkHostMap(state, spec.state, 'State');
          await saying(() => program.load(pack(state)));
        },
        run: (data) => saying(() => program.run(data)),
        save: async () => unpack(await saying(() => program.save())),
        dispose: () => program.dispose(),
      };
    },
    dispose: async () => {},
  };
}

const asItIs = { pack: (state: HostMap) => state, unpack: (state: HostMap) => state };

/** What went wrong on the card, in our words. */
async function saying<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    if (saysTooLarge(message)) throw outOfMemory(plain(`GPU: ${message}`));
    if (/device.+\blost\b/i.test(message))
      throw new AppError('engine/lost', say('engine.cardLost', { reason: message }), { cause });
    throw cause;
  }
}

/** Traced with operators that the provider has. */
const traced = (spec: ProgramSpec, constants?: HostMap) => traceProgram(spec, constants, 'webgpu');

async function prepare(spec: ProgramSpec): Promise<Program> {
  const program = traced(spec);
  if (program.changed.length > 0) return new DeviceProgram(spec, program, await openOnCard(program));
  return new FixedProgram(spec, program.outputs, (state) => openOnCard(traced(spec, state)));
}

/**
 * A session that leaves the next values of the state on the card. An operator that the provider lacks would run on the
 * processor, with copies there and back; `cardOnly` refuses a program that holds one.
 */
export async function openOnCard(
  { bytes, changed }: TracedProgram,
  cardOnly = false,
): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(bytes, {
      executionProviders: ['webgpu'],
      preferredOutputLocation: Object.fromEntries(
        changed.map((name) => [`next:${name}`, 'gpu-buffer' as const]),
      ),
      graphOptimizationLevel: 'all',
      // What it tells at the level of warnings is where it placed each operator.
      logSeverityLevel: 3,
      ...(cardOnly && { extra: { session: { disable_cpu_ep_fallback: '1' } } }),
    });
  } catch (cause) {
    throw new AppError('engine/unavailable', say('engine.refusedProgram', { reason: reasonOf(cause) }), {
      cause,
    });
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
    this.forget();
    const entries = Object.entries(this.spec.state).map(([name, spec]) => [
      name,
      tensorOf(spec, state[name].slice()),
    ]);
    this.state = Object.fromEntries(entries) as Tensors;
  }

  async run(data: HostMap): Promise<HostMap> {
    checkHostMap(data, this.spec.data, 'Data');
    const results = (await this.session.run(readBy(this.session, this.feeds(data)))) as Tensors;
    for (const name of this.program.changed) {
      this.state[name].dispose();
      this.state[name] = results[`next:${name}`];
    }
    return hostOf(Object.keys(this.program.outputs), results);
  }

  private feeds(data: HostMap): Tensors {
    const state = Object.entries(this.state);
    if (state.length === 0 && Object.keys(this.spec.state).length > 0)
      throw bug('The program has no state yet: load one first.');
    const fed = Object.entries(this.spec.data).map(([name, spec]) => [
      `data:${name}`,
      tensorOf(spec, data[name]),
    ]);
    return Object.fromEntries([
      ...state.map(([name, tensor]) => [`state:${name}`, tensor]),
      ...fed,
    ]) as Tensors;
  }

  /** Reads through a program that does nothing: onnxruntime-node cannot read a tensor of the card itself. */
  async save(): Promise<HostMap> {
    this.reader ??= await openOnCard(
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
