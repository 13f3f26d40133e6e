import { type MlpReadout } from '../../../src-shared/kinds/readouts';
import { randomStream } from '../../../src-shared/random';
import { type Pause } from '../pause';
import { adam, addGradient, forward, type Shape, startingWeights } from './mlp';
import { type Problem, type ReadoutFamily } from './readoutFamily';
import { columnScales, type ColumnScales, type Rows } from './rows';

const hiddenUnits = 64;
/** A sixteenth of the rows within these bounds: few rows are cheap. */
const batchRows = { least: 16, most: 128 };
/** The decay is strong because labels are noisy: chosen on the generated city, by inner folds. */
const optimiser = { rate: 3e-3, decay: 1 };

/** When training may end; the last bounds its cost, whatever the number of rows. */
export const steps = [50, 100, 200, 400, 800];

/**
 * A network with one hidden layer of 64 units on standardised features, trained with Adam on batches of 16 to 128 rows, each
 * pass over the training rows in a new order. Early stopping: how many steps are best is chosen as λ of ridge is.
 */
export const mlpFamily: ReadoutFamily<MlpReadout> = {
  candidates: () => steps.map((each) => ({ kind: 'mlp', steps: each })),

  async fit(problem, train, wanted, pause) {
    const { task, x, y } = problem;
    const shape = { inputs: x.width, hidden: hiddenUnits, outputs: y.width };
    const ofX = columnScales(x, train);
    const ofY = task === 'values' ? columnScales(y, train) : unscaled(y.width);
    const stops = await trained({ problem, shape, ofX, ofY }, train, wanted, pause);

    return async (rows) => {
      const outputs = wanted.map(() => new Float64Array(rows.length * y.width));
      const input = new Float64Array(x.width);
      const hidden = new Float64Array(hiddenUnits);
      for (const [r, row] of rows.entries()) {
        readRow(x, row, ofX, input);
        stops.forEach((weights, i) => {
          const output = outputs[i].subarray(r * y.width, (r + 1) * y.width);
          forward(weights, shape, input, hidden, output);
          output.forEach((value, k) => (output[k] = value * ofY.deviations[k] + ofY.means[k]));
        });
        await pause();
      }
      return outputs;
    };
  },
};

interface Task {
  problem: Problem;
  shape: Shape;
  ofX: ColumnScales;
  ofY: ColumnScales;
}

/** The weights after each of the wanted numbers of steps. */
async function trained(
  { problem: { task, x, y }, shape, ofX, ofY }: Task,
  train: Uint32Array,
  wanted: readonly MlpReadout[],
  pause: Pause,
): Promise<Float64Array[]> {
  const random = randomStream(train.length);
  const weights = startingWeights(shape, random);
  const update = adam(weights.length, optimiser);
  const order = train.slice();
  const size = Math.min(batchRows.most, Math.max(batchRows.least, Math.ceil(train.length / 16)));
  const [input, target] = [new Float64Array(x.width), new Float64Array(y.width)];
  const stops = new Map<number, Float64Array>();
  const last = Math.max(...wanted.map(({ steps: each }) => each));
  for (let step = 1, at = order.length; step <= last; step++) {
    if (at >= order.length) {
      random.shuffle(order);
      at = 0;
    }
    const batch = order.subarray(at, (at += size));
    const gradient = new Float64Array(weights.length);
    for (const row of batch) {
      readRow(x, row, ofX, input);
      readRow(y, row, ofY, target);
      addGradient(weights, shape, task, input, target, gradient);
    }
    for (let i = 0; i < gradient.length; i++) gradient[i] /= batch.length;
    update(weights, gradient);
    if (wanted.some((each) => each.steps === step)) stops.set(step, weights.slice());
    await pause();
  }
  return wanted.map((each) => stops.get(each.steps)!);
}

const unscaled = (width: number): ColumnScales => ({
  means: new Float64Array(width),
  deviations: new Float64Array(width).fill(1),
});

/** One row, standardised. */
function readRow(
  { width, data }: Rows,
  row: number,
  { means, deviations }: ColumnScales,
  into: Float64Array,
) {
  for (let i = 0, at = row * width; i < width; i++, at++) into[i] = (data[at] - means[i]) / deviations[i];
}
