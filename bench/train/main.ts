// One training step (teacher, student, gradient, clip, AdamW, teacher average, centre) of our executors beside PyTorch, with the
// terms that the peer has: L_cl and L_geo. Then what the whole method costs beside these two terms.
//   PLACEPRINT_TORCH_PYTHON=/path/to/python npm run -s bench -- train
// Contenders take turns in short slices of one run; the median of the slices counts. Batches are made beforehand.
import { cpus } from 'node:os';
import { createExecutor } from '../../src-main/engine/executors/createExecutor';
import { type HostMap, type ProgramSpec } from '../../src-main/engine/executors/executor';
import { initialState, studentSpecs } from '../../src-main/engine/model/networks';
import { pick, sizeOf } from '../../src-main/engine/model/parameters';
import { scheduleAt } from '../../src-main/engine/optim/schedules';
import { scheduleData } from '../../src-main/engine/train/trainRun';
import { trainingProgram } from '../../src-main/engine/train/trainingProgram';
import { randomStream } from '../../src-shared/random';
import { applyOverrides } from '../../src-shared/settings/overrides';
import { parsePreset } from '../../src-shared/settings/presets';
import { type TrainSettings } from '../../src-shared/settings/trainSettings';
import { type Slice, startTorch, type TorchPeer } from './torchPeer';

const threads = 2;
const rounds = 3;
const sliceS = 2;
const labels = { price: true, populationClasses: 30 };

const cases = [
  { name: 'vit-micro', preset: 'quick', batch: 8 },
  { name: 'vit-micro', preset: 'quick', batch: 32 },
  { name: 'ViT 192 × 6', preset: 'standard', batch: 8 },
  { name: 'ViT 192 × 6', preset: 'standard', batch: 32 },
];

/** A preset with L_cl and L_geo alone. */
const withPeerTerms = (preset: string) =>
  applyOverrides(parsePreset(preset), ['losses.reconstruction=0', 'losses.clustering=0']);

interface Contender {
  slice(seconds: number): Promise<Slice>;
  end(): void | Promise<void>;
}

function batchFor(spec: ProgramSpec, settings: TrainSettings): HostMap {
  const random = randomStream(1);
  const draw = (name: string, shape: number[]): Float32Array => {
    const values = Float32Array.from({ length: sizeOf(shape) }, () => random.normal());
    if (name === 'priceKnown') values.fill(1);
    if (name === 'population')
      values.forEach((_, i) => (values[i] = i % shape[1] === Math.floor(i / shape[1]) % shape[1] ? 1 : 0));
    return values;
  };
  const drawn = Object.entries(spec.data).map(([name, { shape }]) => [name, draw(name, shape)]);
  const scheduled = scheduleData(scheduleAt(settings, 20, 10), 20);
  return pick({ ...Object.fromEntries(drawn), ...scheduled }, spec.data);
}

/** Share of the machine's processor time that others took while our own slices ran, one value a slice. */
const othersShares: number[] = [];

const busyMs = () => cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys, 0);

async function ours(name: 'compiled' | 'wasm', settings: TrainSettings, batch: number): Promise<Contender> {
  const spec = trainingProgram(settings, labels, batch);
  const program = await (await createExecutor(name, { threads })).prepare(spec);
  await program.load(initialState(settings, labels));
  const data = batchFor(spec, settings);
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

async function torch(settings: TrainSettings, batch: number, compile: boolean): Promise<TorchPeer | null> {
  const peer = await startTorch(settings, labels, { batch, threads, compile });
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
      if (contender) slices[i].push(await contender.slice(sliceS));
  for (const contender of contenders) await contender?.end();
  return slices.map((done) =>
    done.length === 0
      ? null
      : {
          imagesPerSecond: median(done.map(({ imagesPerSecond }) => imagesPerSecond)),
          cpuSecondsPerImage: median(done.map(({ cpuSecondsPerImage }) => cpuSecondsPerImage)),
        },
  );
}

/** `images/s (processor ms an image)` */
const figures = (slice: Slice | null) =>
  slice ? `${slice.imagesPerSecond.toFixed(1)} (${(1000 * slice.cpuSecondsPerImage).toFixed(2)})` : '–';

/** How many times as fast as the peer: by the wall clock, and by processor time. */
const ratios = (our: Slice, peer: Slice | null) =>
  peer
    ? `${(our.imagesPerSecond / peer.imagesPerSecond).toFixed(2)} (${(peer.cpuSecondsPerImage / our.cpuSecondsPerImage).toFixed(2)})`
    : '–';

async function compare(): Promise<void> {
  console.log(`${threads} threads; images/s, in brackets processor ms an image; ratios likewise.\n`);
  console.log(
    '| model, preset | batch | parameters | compiled | PyTorch eager | PyTorch compile | ÷ eager | ÷ compile |',
  );
  console.log('|---|---|---|---|---|---|---|---|');
  for (const { name, preset, batch } of cases) {
    const settings = withPeerTerms(preset);
    const [our, eager, compile] = await takeTurns([
      await ours('compiled', settings, batch),
      await torch(settings, batch, false),
      await torch(settings, batch, true),
    ]);
    const cells = [
      `${name}, ${preset}`,
      batch,
      parametersOf(settings),
      ...[our, eager, compile].map(figures),
    ];
    console.log(`| ${[...cells, ratios(our!, eager), ratios(our!, compile)].join(' | ')} |`);
  }

  console.log('\n| preset | batch | L_cl and L_geo | the whole method | ÷ |\n|---|---|---|---|---|');
  for (const { preset, batch } of cases.filter((each) => each.batch === 32)) {
    const [two, whole] = await takeTurns([
      await ours('compiled', withPeerTerms(preset), batch),
      await ours('compiled', parsePreset(preset), batch),
    ]);
    console.log(`| ${[preset, batch, figures(two), figures(whole), ratios(whole!, two)].join(' | ')} |`);
  }

  const quick = withPeerTerms('quick');
  const [compiled, wasm] = await takeTurns([await ours('compiled', quick, 8), await ours('wasm', quick, 8)]);
  console.log(
    `\nvit-micro, batch 8: compiled ${figures(compiled)}, wasm ${figures(wasm)}: ${ratios(compiled!, wasm)} ×`,
  );
  const others = median(othersShares);
  console.log(`Others took ${(100 * others).toFixed(0)} % of the machine (median of our slices).`);
  if (others > 0.1)
    console.log('NOT QUIET: above 10 % the wall clock compares the load, not the contenders.');
  process.exit(0);
}

// Not awaited: the executors' chunks import this module, and would wait for it to end.
void compare();
