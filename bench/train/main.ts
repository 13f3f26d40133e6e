// One training step (teacher, student, gradient, clip, AdamW, teacher average, centre) of our executors beside PyTorch.
//   PLACEPRINT_TORCH_PYTHON=/path/to/python npm run -s bench -- train
// Contenders take turns in short slices of one run; the median of the slices counts. Batches are made beforehand.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { appRoot } from '../../src-main/entryPath';
import { createExecutor } from '../../src-main/engine/executors/createExecutor';
import { type HostMap, type Program, type ProgramSpec } from '../../src-main/engine/executors/executor';
import { initialState, studentSpecs } from '../../src-main/engine/model/networks';
import { scheduleAt } from '../../src-main/engine/optim/schedules';
import { scheduleData } from '../../src-main/engine/train/trainRun';
import { trainingProgram } from '../../src-main/engine/train/trainingProgram';
import { randomStream } from '../../src-shared/random';
import { parsePreset } from '../../src-shared/settings/presets';
import { type TrainSettings } from '../../src-shared/settings/trainSettings';

const threads = 2;
const rounds = 3;
const sliceS = 4;
const labels = { price: true, populationClasses: 30 };
const python = process.env.PLACEPRINT_TORCH_PYTHON ?? 'python3';

const cases = [
  { name: 'vit-micro (preset quick)', preset: 'quick', batch: 8 },
  { name: 'vit-micro (preset quick)', preset: 'quick', batch: 32 },
  { name: 'ViT 192 × 6 (preset standard)', preset: 'standard', batch: 8 },
  { name: 'ViT 192 × 6 (preset standard)', preset: 'standard', batch: 32 },
];

function batchFor(spec: ProgramSpec, settings: TrainSettings): HostMap {
  const random = randomStream(1);
  const draw = (name: string, shape: number[]): Float32Array => {
    const values = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.normal());
    if (name === 'priceKnown') values.fill(1);
    if (name === 'population') values.forEach((_, i) => (values[i] = i % shape[1] === i % 7 ? 1 : 0));
    return values;
  };
  const drawn = Object.entries(spec.data).map(([name, { shape }]) => [name, draw(name, shape)]);
  return { ...Object.fromEntries(drawn), ...scheduleData(scheduleAt(settings, 20, 10), 20) };
}

async function prepared(name: 'compiled' | 'wasm', settings: TrainSettings, batch: number) {
  const spec = trainingProgram(settings, labels, batch);
  const program = await (await createExecutor(name, { threads })).prepare(spec);
  await program.load(initialState(settings, labels));
  const data = batchFor(spec, settings);
  await program.run(data);
  return { program, data };
}

/** Images/s over at least that many seconds. */
async function slice(
  { program, data }: { program: Program; data: HostMap },
  batch: number,
  seconds = sliceS,
): Promise<number> {
  const startMs = performance.now();
  let steps = 0;
  while (performance.now() - startMs < 1000 * seconds) {
    await program.run(data);
    steps++;
  }
  return (1000 * steps * batch) / (performance.now() - startMs);
}

interface PeerResult {
  parameters: number;
  imagesPerSecond: number;
  torch: string;
}

function torch(settings: TrainSettings, batch: number, compile: boolean): PeerResult | string {
  const { encoder, head, views } = settings;
  const { width, depth, heads, patchPx, sizePx: globalPx } = encoder;
  const { hidden, bottleneck, scores: outputs } = head;
  const sizes = {
    width,
    depth,
    heads,
    patchPx,
    globalPx,
    localPx: views.localPx,
    locals: views.locals,
    hidden,
    bottleneck,
    outputs,
  };
  const input = JSON.stringify({ ...sizes, batch, threads, seconds: sliceS, compile });
  const script = join(appRoot, 'bench', 'peers', 'torch_step.py');
  const { status, stdout, stderr } = spawnSync(python, [script], { input, encoding: 'utf8' });
  if (status !== 0) return stderr.trim().split('\n').at(-1) ?? 'no answer';
  return JSON.parse(stdout) as PeerResult;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const parametersOf = (settings: TrainSettings) =>
  Object.values(studentSpecs(settings, labels)).reduce(
    (sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1),
    0,
  );

console.log(
  '| model | batch | parameters | compiled, images/s | PyTorch eager | PyTorch compile | ÷ eager | ÷ compile |',
);
console.log('|---|---|---|---|---|---|---|---|');
for (const { name, preset, batch } of cases) {
  const settings = parsePreset(preset);
  const parameters = parametersOf(settings);
  const ours = await prepared('compiled', settings, batch);
  const figures: Record<'ours' | 'eager' | 'compile', number[]> = { ours: [], eager: [], compile: [] };
  for (let round = 0; round < rounds; round++) {
    // Compiling takes torch half a minute: one slice of it has to do.
    for (const contender of round === 1
      ? (['eager', 'compile', 'ours'] as const)
      : (['eager', 'ours'] as const)) {
      if (contender === 'ours') figures.ours.push(await slice(ours, batch));
      else {
        const peer = torch(settings, batch, contender === 'compile');
        if (typeof peer === 'string') console.error(`SKIPPED the peer PyTorch (${contender}): ${peer}`);
        else if (peer.parameters !== parameters)
          throw new Error(`The peer has ${peer.parameters} parameters, ours ${parameters}.`);
        else figures[contender].push(peer.imagesPerSecond);
      }
    }
  }
  await ours.program.dispose();
  const [our, eager, compile] = [median(figures.ours), median(figures.eager), median(figures.compile)];
  const figure = (value: number | undefined, digits = 1) => value?.toFixed(digits) ?? '–';
  const ratios = [eager, compile].map((peer) => figure(peer && our / peer, 2));
  console.log(
    `| ${[name, batch, parameters, figure(our), figure(eager), figure(compile), ...ratios].join(' | ')} |`,
  );
}

const settings = parsePreset('quick');
const [compiled, wasm] = [await prepared('compiled', settings, 8), await prepared('wasm', settings, 8)];
const slices: [number, number][] = [];
for (let round = 0; round < rounds; round++) slices.push([await slice(compiled, 8), await slice(wasm, 8)]);
const [our, eager] = [median(slices.map(([a]) => a)), median(slices.map(([, b]) => b))];
console.log(
  `\nvit-micro, batch 8: compiled ${our.toFixed(1)}, wasm ${eager.toFixed(1)} images/s: ${(our / eager).toFixed(1)} ×`,
);
process.exit(0);
