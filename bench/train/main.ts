// One training step (teacher, student, gradient, clip, AdamW, teacher average, centre) of our executors beside PyTorch, with the
// terms that the peer has (L_cl and L_geo), and the embedding of a batch. Then what the whole method costs beside these two
// terms. With words behind it, only the cases whose name holds one of them.
//   PLACEPRINT_TORCH_PYTHON=/path/to/python npm run -s bench -- train [--eager] [--gpu] [resnet18 …]
// `--eager`: without torch.compile, whose C++ takes minutes to build for each case.
// `--gpu`: the executors of a graphics card beside PyTorch with CUDA, and how busy each keeps the card (nvidia-smi).
// Contenders take turns in short slices of one run; the median of the slices counts. Batches are made beforehand.
import { cpus } from 'node:os';
import { createExecutor } from '../../src-main/engine/executors/createExecutor';
import { type HostMap, type ProgramSpec } from '../../src-main/engine/program/executor';
import { initialState, type LabelShape, studentSpecs } from '../../src-main/engine/model/networks';
import { pick, sizeOf } from '../../src-main/engine/model/parameters';
import { scheduleAt } from '../../src-main/engine/optim/schedules';
import { embeddingProgram, teacherEncoder } from '../../src-main/engine/train/embeddingProgram';
import { scheduleData } from '../../src-main/engine/train/trainRun';
import { trainingProgram } from '../../src-main/engine/train/trainingProgram';
import { type ExecutorId } from '../../src-shared/kinds/executors';
import { randomStream } from '../../src-shared/random';
import { applyOverrides } from '../../src-shared/settings/overrides';
import { parsePreset } from '../../src-shared/settings/presets';
import { type TrainSettings } from '../../src-shared/settings/trainSettings';
import { GpuUse } from './gpuUse';
import { type Slice, startTorch, type Task, type TorchPeer } from './torchPeer';

const words = process.argv.slice(2);
const [eagerOnly, onGpu] = [words.includes('--eager'), words.includes('--gpu')];
const wanted = words.filter((word) => !word.startsWith('--'));

const threads = 2;
const rounds = 3;
const sliceS = onGpu ? 1 : 2;
const labels: LabelShape = { price: { kind: 'value' }, population: { kind: 'classes', classes: 30 } };

interface Case {
  name: string;
  settings: TrainSettings;
  task: Task;
  batch: number;
}

/** With L_cl and L_geo alone. */
const withPeerTerms = (settings: TrainSettings) =>
  applyOverrides(settings, ['losses.reconstruction=0', 'losses.clustering=0']);

const standard = parsePreset('standard-resnet');
/** ResNet-50 over the views of the standard preset: those of the paper's take minutes a step on this kind of machine. */
const resnet50 = { ...standard, encoder: { ...parsePreset('paper').encoder, sizePx: 64 } };

/** Sizes of batches by what is done with them. */
type Batches = Record<Task, number[]>;
const batchesOf = (onCpu: Batches): Batches => (onGpu ? { train: [32, 128], embed: [256] } : onCpu);

const cases: Case[] = [
  { name: 'vit-micro', settings: parsePreset('quick'), batches: { train: [8, 32], embed: [64] } },
  { name: 'ViT 192 × 6', settings: parsePreset('standard'), batches: { train: [8, 32], embed: [64] } },
  { name: 'resnet18', settings: standard, batches: { train: [8, 32], embed: [64] } },
  { name: 'resnet50', settings: resnet50, batches: { train: [8], embed: [64] } },
].flatMap(({ name, settings, batches }) => {
  const tasks = Object.entries(batchesOf(batches)) as [Task, number[]][];
  const peer = withPeerTerms(settings);
  return tasks.flatMap(([task, sizes]) => sizes.map((batch) => ({ name, settings: peer, task, batch })));
});

interface Contender {
  slice(seconds: number): Promise<Slice>;
  end(): void | Promise<void>;
}

function batchFor(spec: ProgramSpec, settings: TrainSettings): HostMap {
  const random = randomStream(1);
  const draw = (name: string, shape: number[]): Float32Array => {
    const values = Float32Array.from({ length: sizeOf(shape) }, () => random.normal());
    if (name === 'known/price') values.fill(1);
    if (name === 'labels/population')
      values.forEach((_, i) => (values[i] = i % shape[1] === Math.floor(i / shape[1]) % shape[1] ? 1 : 0));
    return values;
  };
  const drawn = Object.entries(spec.data).map(([name, { shape }]) => [name, draw(name, shape)]);
  const scheduled = scheduleData(scheduleAt(settings, 20, 10), 20);
  return pick({ ...Object.fromEntries(drawn), ...scheduled }, spec.data);
}

const gpuUse = onGpu ? new GpuUse() : null;

/** Share of the machine's processor time that others took while our own slices ran, one value a slice. */
const othersShares: number[] = [];

const busyMs = () => cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys, 0);

async function ours(name: ExecutorId, { settings, task, batch }: Omit<Case, 'name'>): Promise<Contender> {
  const embeds = task === 'embed';
  const spec = embeds ? embeddingProgram(settings.encoder, batch) : trainingProgram(settings, labels, batch);
  const program = await (await createExecutor(name, { threads })).prepare(spec);
  const state = initialState(settings, labels);
  await program.load(embeds ? teacherEncoder(state) : state);
  const data = pick(batchFor(spec, settings), spec.data);
  for (let i = 0; i < 3; i++) await program.run(data);
  return {
    async slice(seconds) {
      const [startMs, cpu, busy] = [performance.now(), process.cpuUsage(), busyMs()];
      let steps = 0;
      for (; performance.now() - startMs < 1000 * seconds; steps++) await program.run(data);
      const elapsedMs = performance.now() - startMs;
      const { user, system } = process.cpuUsage(cpu);
      const ownMs = (user + system) / 1000;
      othersShares.push((busyMs() - busy - ownMs) / (elapsedMs * cpus().length));
      const images = steps * batch;
      return { imagesPerSecond: (1000 * images) / elapsedMs, cpuSecondsPerImage: ownMs / 1000 / images };
    },
    end: () => program.dispose(),
  };
}

async function torch({ settings, task, batch }: Case, compile: boolean): Promise<TorchPeer | null> {
  const peer = await startTorch(settings, labels, {
    ...{ task, batch, threads, compile },
    device: onGpu ? 'cuda' : 'cpu',
  });
  if (typeof peer !== 'string') {
    const parameters = parametersOf(settings);
    if (peer.parameters === parameters) return peer;
    throw new Error(`The peer has ${peer.parameters} parameters, ours ${parameters}.`);
  }
  console.error(`SKIPPED the peer PyTorch (${compile ? 'compile' : 'eager'}): ${peer}`);
  return null;
}

const parametersOf = (settings: TrainSettings) =>
  Object.values(studentSpecs(settings, labels)).reduce((sum, { shape }) => sum + sizeOf(shape), 0);

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** The median slice of each contender after taking turns; null where there is no contender. */
async function takeTurns(contenders: (Contender | null)[]): Promise<(Slice | null)[]> {
  const slices: Slice[][] = contenders.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, contender] of contenders.entries())
      if (contender) slices[i].push(await sliceOf(contender));
  for (const contender of contenders) await contender?.end();
  return slices.map((done) =>
    done.length === 0
      ? null
      : {
          imagesPerSecond: median(done.map(({ imagesPerSecond }) => imagesPerSecond)),
          cpuSecondsPerImage: median(done.map(({ cpuSecondsPerImage }) => cpuSecondsPerImage)),
          gpuUse: shareOf(done),
        },
  );
}

/** Null where the card was not asked, or gave no answer. */
function shareOf(done: Slice[]): number | null {
  const shares = done.flatMap(({ gpuUse }) => gpuUse ?? []);
  return shares.length > 0 ? median(shares) : null;
}

const sliceOf = (contender: Contender) =>
  gpuUse ? gpuUse.during(() => contender.slice(sliceS)) : contender.slice(sliceS);

/** `images/s (processor ms an image)` */
const figures = (slice: Slice | null) =>
  slice ? `${slice.imagesPerSecond.toFixed(1)} (${(1000 * slice.cpuSecondsPerImage).toFixed(2)})` : '–';

/** How many times as fast as the peer: by the wall clock, and by processor time. */
const ratios = (our: Slice, peer: Slice | null) =>
  peer
    ? `${(our.imagesPerSecond / peer.imagesPerSecond).toFixed(2)} (${(peer.cpuSecondsPerImage / our.cpuSecondsPerImage).toFixed(2)})`
    : '–';

async function compareWithWholeMethod(): Promise<void> {
  console.log('\n| preset | batch | L_cl and L_geo | the whole method | ÷ |\n|---|---|---|---|---|');
  for (const preset of ['quick', 'standard'] as const) {
    const task = { task: 'train' as const, batch: 32 };
    const [two, whole] = await takeTurns([
      await ours('compiled', { ...task, settings: withPeerTerms(parsePreset(preset)) }),
      await ours('compiled', { ...task, settings: parsePreset(preset) }),
    ]);
    console.log(`| ${[preset, task.batch, figures(two), figures(whole), ratios(whole!, two)].join(' | ')} |`);
  }
}

async function compareWithWasm(): Promise<void> {
  const quick = { settings: withPeerTerms(parsePreset('quick')), task: 'train' as const, batch: 8 };
  const [compiled, wasm] = await takeTurns([await ours('compiled', quick), await ours('wasm', quick)]);
  console.log(
    `\nvit-micro, batch 8: compiled ${figures(compiled)}, wasm ${figures(wasm)}: ${ratios(compiled!, wasm)} ×`,
  );
}

/** `images/s (share of the time in which the GPU computed)` */
const gpuFigures = (slice: Slice | null) =>
  slice ? `${slice.imagesPerSecond.toFixed(0)} (${busy(slice)})` : '–';

const busy = ({ gpuUse }: Slice) => (typeof gpuUse === 'number' ? `${(100 * gpuUse).toFixed(0)} %` : '–');

async function compareOnGpu(): Promise<void> {
  console.log('images/s, in brackets how busy the card was.\n');
  console.log(
    '| model | task | batch | compiled-webgpu | PyTorch eager | PyTorch compile | ÷ eager | ÷ compile |',
  );
  console.log('|---|---|---|---|---|---|---|---|');
  for (const each of chosenCases()) {
    const [our, ...peers] = await takeTurns([
      await ours('compiled-webgpu', each),
      await torch(each, false),
      eagerOnly ? null : await torch(each, true),
    ]);
    const shares = peers.map((peer) =>
      peer ? (our!.imagesPerSecond / peer.imagesPerSecond).toFixed(2) : '–',
    );
    const cells = [each.name, each.task, each.batch, ...[our, ...peers].map(gpuFigures), ...shares];
    console.log(`| ${cells.join(' | ')} |`);
  }
  if (wanted.length === 0) await compareOneByOne();
  gpuUse!.end();
  process.exit(0);
}

/** One program a step beside one operation after the other, on the same card. */
async function compareOneByOne(): Promise<void> {
  const quick = { settings: withPeerTerms(parsePreset('quick')), task: 'train' as const, batch: 32 };
  const [compiled, webgpu] = await takeTurns([
    await ours('compiled-webgpu', quick),
    await ours('webgpu', quick),
  ]);
  const ratio = compiled!.imagesPerSecond / webgpu!.imagesPerSecond;
  console.log(
    `\nvit-micro, batch 32: compiled-webgpu ${gpuFigures(compiled)}, webgpu ${gpuFigures(webgpu)}: ${ratio.toFixed(1)} ×`,
  );
}

const chosenCases = () =>
  cases.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));

async function compare(): Promise<void> {
  console.log(`${threads} threads; images/s, in brackets processor ms an image; ratios likewise.\n`);
  console.log(
    '| model | task | batch | parameters | compiled | PyTorch eager | PyTorch compile | ÷ eager | ÷ compile |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|');
  for (const each of chosenCases()) {
    const { name, settings, task, batch } = each;
    const [our, eager, compile] = await takeTurns([
      await ours('compiled', each),
      await torch(each, false),
      eagerOnly ? null : await torch(each, true),
    ]);
    const cells = [name, task, batch, parametersOf(settings), ...[our, eager, compile].map(figures)];
    console.log(`| ${[...cells, ratios(our!, eager), ratios(our!, compile)].join(' | ')} |`);
  }
  if (wanted.length === 0) {
    await compareWithWholeMethod();
    await compareWithWasm();
  }

  const others = median(othersShares);
  console.log(`Others took ${(100 * others).toFixed(0)} % of the machine (median of our slices).`);
  if (others > 0.1)
    console.log('NOT QUIET: above 10 % the wall clock compares the load, not the contenders.');
  process.exit(0);
}

// Not awaited: the executors' chunks import this module, and would wait for it to end.
void (onGpu ? compareOnGpu() : compare());
