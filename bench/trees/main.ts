// `npm run bench -- trees`: boosted trees of ours beside LightGBM and ydf-training, on King County and at 20,000 rows × 210 columns.
import { spawnSync } from 'node:child_process';
import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { randomStream } from '../../src-shared/random';
import { type Rows } from '../../src-main/predict/models/rows';
import { pauses } from '../../src-main/predict/pause';
import { fitTrees } from '../../src-main/predict/trees/fitTrees';

/** Rows to learn from come first. */
interface Task {
  name: string;
  x: Rows;
  y: Float64Array;
  trained: number;
}

interface Result {
  r2: number;
  fitS: number;
  predictS: number;
}

const houseColumns = [
  ...[
    'bedrooms',
    'bathrooms',
    'sqft_living',
    'sqft_lot',
    'floors',
    'waterfront',
    'view',
    'condition',
    'grade',
  ],
  ...[
    'sqft_above',
    'sqft_basement',
    'yr_built',
    'yr_renovated',
    'sqft_living15',
    'sqft_lot15',
    'lat',
    'long',
  ],
];

function kingCounty(seed: number): Task {
  const file = resolve('../shared/data/import_tests/tables/king_county_house_sales.csv');
  const [header, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const names = header.trim().split(',');
  const sales = randomStream(seed).shuffle(lines.map((line) => line.split(',').map(Number)));
  const columns = houseColumns.map((name) => names.indexOf(name));
  const price = names.indexOf('price');
  return {
    name: `King County, log price, seed ${seed}`,
    x: {
      width: columns.length,
      data: Float64Array.from(sales.flatMap((sale) => columns.map((c) => sale[c]))),
    },
    y: Float64Array.from(sales, (sale) => Math.log(sale[price])),
    trained: 6000,
  };
}

/** A function of some columns, with noise of a fifth of its spread. */
function invented(): Task {
  const random = randomStream(1);
  const [count, width] = [22_000, 210];
  const data = Float64Array.from({ length: count * width }, () => random.normal());
  const y = Float64Array.from({ length: count }, (_, i) => {
    const at = (j: number) => data[i * width + j];
    return Math.sin(2 * at(0)) + at(1) * at(2) + Math.max(0, at(3)) + 0.3 * at(4) + 0.25 * random.normal();
  });
  return { name: 'invented, 210 columns', x: { width, data }, y, trained: 20_000 };
}

const testedOf = ({ y, trained }: Task) => y.subarray(trained);

function r2(task: Task, predicted: ArrayLike<number>): number {
  const truth = testedOf(task);
  const mean = truth.reduce((sum, value) => sum + value, 0) / truth.length;
  const error = truth.reduce((sum, value, i) => sum + (value - predicted[i]) ** 2, 0);
  return 1 - error / truth.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

async function timed<T>(work: () => T | Promise<T>): Promise<[T, number]> {
  const startMs = performance.now();
  const result = await work();
  return [result, (performance.now() - startMs) / 1000];
}

async function ours(task: Task): Promise<Result> {
  const rows = Uint32Array.from(task.y.keys());
  const [trees, fitS] = await timed(() =>
    fitTrees(task.x, task.y, rows.subarray(0, task.trained), {}, pauses()),
  );
  const [predicted, predictS] = await timed(() => trees.predict(task.x, rows.subarray(task.trained)));
  return { r2: r2(task, predicted), fitS, predictS };
}

/** With PLACEPRINT_PYTHON, a Python that has lightgbm and numpy. */
function lightGbm(task: Task, python: string): Result {
  const folder = mkdtempSync(join(tmpdir(), 'placeprint-trees-'));
  try {
    writeFileSync(join(folder, 'x.bin'), new Uint8Array(Float64Array.from(task.x.data).buffer));
    writeFileSync(join(folder, 'y.bin'), new Uint8Array(task.y.slice().buffer));
    const asked = [
      resolve('bench/trees/lightgbm_peer.py'),
      folder,
      String(task.x.width),
      String(task.trained),
    ];
    const { status, stdout, stderr } = spawnSync(python, asked, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    const { predicted, fitS, predictS } = JSON.parse(stdout) as Omit<Result, 'r2'> & { predicted: number[] };
    return { r2: r2(task, predicted), fitS, predictS };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Ydf {
  GradientBoostedTreesLearner: new (
    label: string,
    task: string,
  ) => { train(csv: string): { predict(csv: string): number[]; unload(): void } };
}

/** With YDF_TRAINING, the folder of that package. It takes tables as CSV and no settings. */
async function ydf(task: Task, folder: string): Promise<Result> {
  const load = createRequire(import.meta.url)(resolve(folder)) as () => Promise<Ydf>;
  const { GradientBoostedTreesLearner } = await load();
  const { width, data } = task.x;
  const csv = (from: number, to: number) => {
    const header = [...Array.from({ length: width }, (_, j) => `c${j}`), 'y'].join(',');
    const lines = Array.from({ length: to - from }, (_, i) =>
      [...data.subarray((from + i) * width, (from + i + 1) * width), task.y[from + i]].join(','),
    );
    return [header, ...lines].join('\n');
  };
  const [train, test] = [csv(0, task.trained), csv(task.trained, task.y.length)];
  const [model, fitS] = await timed(() => new GradientBoostedTreesLearner('y', 'REGRESSION').train(train));
  const [predicted, predictS] = await timed(() => model.predict(test));
  model.unload();
  return { r2: r2(task, predicted), fitS, predictS };
}

const { PLACEPRINT_PYTHON: python, YDF_TRAINING: ydfFolder } = process.env;
for (const task of [kingCounty(1), kingCounty(2), kingCounty(3), invented()]) {
  console.log(`${task.name}: ${task.trained} rows to learn from, ${testedOf(task).length} to test`);
  const show = (name: string, { r2, fitS, predictS }: Result) =>
    console.log(
      `  ${name.padEnd(14)} R² ${r2.toFixed(4)}  fit ${fitS.toFixed(2)} s  predict ${predictS.toFixed(2)} s`,
    );
  show('ours', await ours(task));
  if (python) show('LightGBM', lightGbm(task, python));
  if (ydfFolder) show('ydf-training', await ydf(task, ydfFolder));
}
