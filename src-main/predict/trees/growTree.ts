import { type Pause } from '../pause';
import { bestSplit, type Split, type SplitRules, type Sums } from './bestSplit';
import { type Bins, missingBin } from './bins';
import { type Derivatives, emptyHistogram, type Histogram, sumColumn, takeAway } from './histogram';
import { emptyTree, type Tree } from './tree';

export interface GrowthRules extends SplitRules {
  leaves: number;
  /** What a leaf says is taken so many times. */
  rate: number;
}

/** A leaf while a tree grows. */
interface Leaf {
  node: number;
  rows: Uint32Array;
  sums: Sums;
  histogram: Histogram;
  split: Split | null;
}

/**
 * Grows a tree leaf by leaf, the one of the greatest gain first (Shi 2007; LightGBM, Ke et al. 2017): of two new leaves the smaller is
 * summed, the larger has what is left. `derivatives`: of all rows of `x`; the tree sees `rows` and `columns` alone. Adds the gain of
 * each cut to its column in `importance`.
 */
export async function growTree(
  x: Bins,
  rows: Uint32Array,
  columns: Uint32Array,
  derivatives: Derivatives,
  rules: GrowthRules,
  importance: Float64Array,
  pause: Pause,
): Promise<Tree> {
  const tree = emptyTree(rules.leaves);
  const binsOf = (slot: number) => x.cuts[columns[slot]].length + 1;
  const splitOf = (histogram: Histogram, sums: Sums) =>
    bestSplit(histogram, binsOf, columns.length, sums, rules);
  const rootHistogram = await sumRows(x, rows, columns, derivatives, pause);
  const rootSums = sumsOf(rows, derivatives);
  const root = { node: 0, rows, sums: rootSums, histogram: rootHistogram };
  const leaves: Leaf[] = [{ ...root, split: splitOf(rootHistogram, rootSums) }];
  for (let node = 1; leaves.length < rules.leaves; node += 2) {
    const leaf = leaves.reduce((best, each) => (gainOf(each) > gainOf(best) ? each : best));
    const { split } = leaf;
    if (!split) break;
    const column = columns[split.slot];
    const parts = parted(x, column, leaf.rows, split);
    const sums = [split.left, rest(leaf.sums, split.left)];
    const small = parts[0].length <= parts[1].length ? 0 : 1;
    const histogram = await sumRows(x, parts[small], columns, derivatives, pause);
    takeAway(leaf.histogram, histogram);
    const grown = [0, 1].map((side): Leaf => {
      const own = side === small ? histogram : leaf.histogram;
      return {
        node: node + side,
        rows: parts[side],
        sums: sums[side],
        histogram: own,
        split: splitOf(own, sums[side]),
      };
    });
    leaves.splice(leaves.indexOf(leaf), 1, ...grown);
    importance[column] += split.gain;
    tree.columns[leaf.node] = column;
    tree.bins[leaf.node] = split.bin;
    tree.cuts[leaf.node] = x.cuts[column][split.bin] ?? Infinity;
    tree.isMissingLeft[leaf.node] = split.isMissingLeft ? 1 : 0;
    [tree.left[leaf.node], tree.right[leaf.node]] = [node, node + 1];
  }
  // A drawn part of the rows that shows nothing to cut by is no reason to move them all.
  if (leaves.length === 1) return tree;
  for (const { node, sums } of leaves)
    tree.values[node] = (-rules.rate * sums.gradient) / (sums.curvature + rules.penalty);
  return tree;
}

const gainOf = ({ split }: Leaf) => split?.gain ?? 0;

const rest = (whole: Sums, part: Sums): Sums => ({
  gradient: whole.gradient - part.gradient,
  curvature: whole.curvature - part.curvature,
  count: whole.count - part.count,
});

function sumsOf(rows: Uint32Array, { gradients, curvatures }: Derivatives): Sums {
  let [gradient, curvature] = [0, 0];
  for (const row of rows) {
    gradient += gradients[row];
    curvature += curvatures ? curvatures[row] : 1;
  }
  return { gradient, curvature, count: rows.length };
}

async function sumRows(
  x: Bins,
  rows: Uint32Array,
  columns: Uint32Array,
  { gradients, curvatures }: Derivatives,
  pause: Pause,
): Promise<Histogram> {
  const histogram = emptyHistogram(columns.length, curvatures !== null);
  const own: Derivatives = {
    gradients: gathered(gradients, rows),
    curvatures: curvatures && gathered(curvatures, rows),
  };
  for (let slot = 0; slot < columns.length; slot++) {
    sumColumn(histogram, slot, x, columns[slot], rows, own);
    if (rows.length > 1000 || slot % 64 === 0) await pause();
  }
  return histogram;
}

function gathered(values: Float64Array, rows: Uint32Array): Float64Array {
  const found = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) found[k] = values[rows[k]];
  return found;
}

/** The rows on the left and on the right, each in their order. */
function parted(
  x: Bins,
  column: number,
  rows: Uint32Array,
  { bin, isMissingLeft, left }: Split,
): [Uint32Array, Uint32Array] {
  const parts: [Uint32Array, Uint32Array] = [
    new Uint32Array(left.count),
    new Uint32Array(rows.length - left.count),
  ];
  const filled = [0, 0];
  for (const row of rows) {
    const own = x.data[column * x.length + row];
    const side = (own === missingBin ? isMissingLeft : own <= bin) ? 0 : 1;
    parts[side][filled[side]++] = row;
  }
  return parts;
}
