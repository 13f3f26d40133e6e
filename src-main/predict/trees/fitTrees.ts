import { type Random, randomStream } from '../../../src-shared/random';
import { type Rows } from '../models/rows';
import { type Pause } from '../pause';
import { binned, type Bins } from './bins';
import { type Derivatives } from './histogram';
import { type GrowthRules, growTree } from './growTree';
import { ofBins, ofValues, type Tree } from './tree';
import { squaredLoss, type TreeLoss } from './treeLosses';

export interface TreeOptions extends GrowthRules {
  loss: TreeLoss;
  /** Rounds: each adds a tree for every score of the loss. */
  trees: number;
  /** Of the columns and of the rows, that a tree sees. */
  columnShare: number;
  rowShare: number;
  seed: number;
}

export const treeDefaults: TreeOptions = {
  loss: squaredLoss,
  trees: 300,
  leaves: 15,
  fewestRows: 20,
  rate: 0.04,
  penalty: 5,
  columnShare: 0.4,
  rowShare: 0.7,
  seed: 1,
};

export interface FittedTrees {
  /** `[rows, scores of the loss]` of some rows of a table of the same columns. */
  predict(x: Rows, rows: Uint32Array): Promise<Float64Array>;
  /** Share of each column in the gain of all cuts; all 0 where there is none. */
  importance: Float64Array;
}

/**
 * Gradient-boosted trees on histograms (Friedman 2001; Ke et al. 2017) of the rows `train` of `x` and `y`. NaN in `x` is missing: it
 * goes, at each cut, where the gain is greater. The same seed gives the same trees. `y` is finite; a trained-on row is known by its index.
 */
export async function fitTrees(
  x: Rows,
  y: Float64Array,
  train: Uint32Array,
  options: Partial<TreeOptions>,
  pause: Pause,
): Promise<FittedTrees> {
  const wanted = { ...treeDefaults, ...options };
  const { loss } = wanted;
  const bins = await binned(x, train, pause);
  const labels = Float64Array.from(train, (row) => y[row]);
  const start = loss.start(labels);
  const { length: width } = start;
  const scores = Float64Array.from({ length: labels.length * width }, (_, i) => start[i % width]);
  const random = randomStream(wanted.seed);
  const importance = new Float64Array(x.width);
  /** Of each score: its trees. */
  const forests = Array.from(start, (): Tree[] => []);
  for (let round = 0; round < wanted.trees; round++) {
    const predicted = scores.slice();
    await finishAll(predicted, width, loss, pause);
    for (const [k, forest] of forests.entries()) {
      const derivatives = derivativesOf(labels, predicted, width, k, loss);
      const rows = drawnRows(labels.length, wanted.rowShare, random);
      const columns = drawnColumns(x.width, wanted.columnShare, random);
      const tree = await growTree(bins, rows, columns, derivatives, wanted, importance, pause);
      forest.push(tree);
      await addTo(scores, width, k, tree, bins, pause);
    }
  }
  const gain = importance.reduce((sum, each) => sum + each, 0);
  return {
    predict: (table, rows) => predictTrees({ forests, start, loss }, table, rows, pause),
    importance: gain > 0 ? importance.map((each) => each / gain) : importance,
  };
}

/** Rows that are worked on between two pauses. */
const block = 512;

async function finishAll(scores: Float64Array, width: number, loss: TreeLoss, pause: Pause): Promise<void> {
  for (let at = 0; at < scores.length; at += width) {
    loss.finish(scores, at);
    if (at % (block * width) === 0) await pause();
  }
}

function derivativesOf(
  labels: Float64Array,
  predicted: Float64Array,
  width: number,
  k: number,
  { truth, curvature }: TreeLoss,
): Derivatives {
  const own = labels.map((_, row) => predicted[row * width + k]);
  return {
    gradients: own.map((value, row) => value - truth(labels[row], k)),
    curvatures: curvature && own.map(curvature),
  };
}

/** In ascending order, so that memory is read in order too. */
function drawnRows(count: number, share: number, random: Random): Uint32Array {
  const drawn = new Uint32Array(Math.max(1, Math.round(share * count)));
  let found = 0;
  for (let row = 0; found < drawn.length; row++)
    if (random.next() * (count - row) < drawn.length - found) drawn[found++] = row;
  return drawn;
}

const drawnColumns = (count: number, share: number, random: Random): Uint32Array =>
  random
    .shuffle(Uint32Array.from({ length: count }, (_, i) => i))
    .slice(0, Math.max(1, Math.round(share * count)));

async function addTo(
  scores: Float64Array,
  width: number,
  k: number,
  tree: Tree,
  bins: Bins,
  pause: Pause,
): Promise<void> {
  for (let row = 0; row < bins.length; row++) {
    scores[row * width + k] += ofBins(tree, bins, row);
    if (row % block === 0) await pause();
  }
}

interface Forests {
  forests: Tree[][];
  start: Float64Array;
  loss: TreeLoss;
}

async function predictTrees(
  { forests, start, loss }: Forests,
  x: Rows,
  rows: Uint32Array,
  pause: Pause,
): Promise<Float64Array> {
  const { length: width } = start;
  const scores = Float64Array.from({ length: rows.length * width }, (_, i) => start[i % width]);
  for (let from = 0; from < rows.length; from += block) {
    const to = Math.min(rows.length, from + block);
    for (const [k, forest] of forests.entries())
      for (const tree of forest)
        for (let r = from; r < to; r++) scores[r * width + k] += ofValues(tree, x, rows[r]);
    await pause();
  }
  await finishAll(scores, width, loss, pause);
  return scores;
}
