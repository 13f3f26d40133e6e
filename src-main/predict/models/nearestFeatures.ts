import { type NearestReadout } from '../../../src-shared/kinds/readouts';
import { randomStream } from '../../../src-shared/random';
import { classPriors, toSmoothedLogs } from './classShares';
import { type ReadoutFamily } from './readoutFamily';
import { columnScales, type Rows } from './rows';
import { squaredDistance } from './vectors';

/** Rows that neighbours are taken from, at most: of more, so many are drawn at random. */
export const mostNeighbours = 20_000;

const counts = [5, 10, 20, 50];
const weightings = ['uniform', 'distance'] as const;
const coordinateShares = [0.1, 0.5, 0.9, 0.99];

/** Rows whose distances are taken together, so that a neighbour is read once for all. */
const tile = 4;

/**
 * The mean of the nearest k in the space of features. Squared distances are sums over blocks, each scaled as a whole to
 * the mean square 1 over the training rows: (1 − s) d² of the first + s d² of the second, s being the share of the
 * coordinates. Of classes, the score is log((k p + π)/(k + 1)), p being the share of the class among the k and π that
 * among all, (n_c + 1)/(n + classes). A row costs neighbours × width of features; nothing is kept but the neighbours' features.
 */
export const nearestFamily: ReadoutFamily<NearestReadout> = {
  candidates: ({ blocks }) =>
    (blocks.length > 1 ? coordinateShares : [undefined]).flatMap((coordinateShare) =>
      counts.flatMap((k) =>
        weightings.map((weighting) => ({ kind: 'nearest' as const, k, weighting, coordinateShare })),
      ),
    ),

  async fit({ task, blocks, y }, train, wanted, pause) {
    const neighbours = sampleOf(train);
    const spaces = blocks.map((block) => spaceOf(block, train, neighbours));
    const shares = [...new Set(wanted.map(({ coordinateShare }) => coordinateShare ?? 0))];
    const search = new Search(neighbours.length, Math.max(...wanted.map(({ k }) => k)));
    const priors = task === 'classes' ? classPriors(y, neighbours) : null;

    return async (rows) => {
      const outputs = wanted.map(() => new Float64Array(rows.length * y.width));
      for (let first = 0; first < rows.length; first += tile) {
        const some = rows.subarray(first, first + tile);
        const distances = spaces.map((space) => squaredDistances(space, some));
        for (let r = 0; r < some.length; r++)
          for (const share of shares) {
            search.find(mixed(distances, r, neighbours.length, share));
            wanted.forEach(({ k, weighting, coordinateShare }, i) => {
              if ((coordinateShare ?? 0) !== share) return;
              const output = outputs[i].subarray((first + r) * y.width, (first + r + 1) * y.width);
              const weights = search.weights(k, weighting);
              weights.forEach((weight, n) => addRow(output, y, neighbours[search.nearest[n]], weight));
              if (priors) toSmoothedLogs(output, priors, weights.length);
            });
          }
        await pause();
      }
      return outputs;
    };
  },
};

function sampleOf(train: Uint32Array): Uint32Array {
  if (train.length <= mostNeighbours) return train;
  return randomStream(train.length).shuffle(train.slice()).subarray(0, mostNeighbours).sort();
}

/** The neighbours' features in one piece, and the scale that makes the mean square 1 over the training rows. */
interface Space {
  block: Rows;
  points: Float64Array;
  scale: number;
}

function spaceOf(block: Rows, train: Uint32Array, neighbours: Uint32Array): Space {
  const { width, data } = block;
  const points = new Float64Array(neighbours.length * width);
  neighbours.forEach((row, n) => points.set(data.subarray(row * width, (row + 1) * width), n * width));
  const { deviations } = columnScales(block, train);
  return { block, points, scale: 1 / deviations.reduce((sum, deviation) => sum + deviation ** 2, 0) };
}

/** `[rows, neighbours]`. */
function squaredDistances({ block: { width, data }, points, scale }: Space, rows: Uint32Array): Float64Array {
  const count = points.length / width;
  const asked = Array.from(rows, (row) => Float64Array.from(data.subarray(row * width, (row + 1) * width)));
  const distances = new Float64Array(rows.length * count);
  for (let n = 0, at = 0; n < count; n++, at += width)
    for (let r = 0; r < asked.length; r++)
      distances[r * count + n] = scale * squaredDistance(asked[r], points, at);
  return distances;
}

/** The distances of one row, over the blocks. */
function mixed(distances: Float64Array[], row: number, count: number, share: number): Float64Array {
  const [first, second] = distances.map((each) => each.subarray(row * count, (row + 1) * count));
  return second ? first.map((distance, n) => (1 - share) * distance + share * second[n]) : first;
}

/** Finds the nearest few of many, ascending; of equals the earlier. */
class Search {
  readonly nearest: Uint32Array;
  private readonly squares: Float64Array;

  constructor(count: number, most: number) {
    this.nearest = new Uint32Array(Math.min(count, most));
    this.squares = new Float64Array(this.nearest.length);
  }

  find(distances: Float64Array): void {
    const { nearest, squares } = this;
    const last = squares.length - 1;
    squares.fill(Infinity);
    for (let n = 0; n < distances.length; n++) {
      const square = distances[n];
      if (!(square < squares[last])) continue;
      let at = last;
      for (; at > 0 && squares[at - 1] > square; at--) {
        squares[at] = squares[at - 1];
        nearest[at] = nearest[at - 1];
      }
      squares[at] = square;
      nearest[at] = n;
    }
  }

  /** Of the nearest k, with the sum 1. Places at one and the same point are taken to be a little apart. */
  weights(k: number, weighting: NearestReadout['weighting']): Float64Array {
    const squares = this.squares.subarray(0, k);
    if (weighting === 'uniform') return squares.map(() => 1 / squares.length);
    const inverses = squares.map((square) => 1 / Math.max(Math.sqrt(square), 1e-6));
    const sum = inverses.reduce((all, inverse) => all + inverse, 0);
    return inverses.map((inverse) => inverse / sum);
  }
}

function addRow(output: Float64Array, { width, data }: Rows, row: number, weight: number): void {
  for (let c = 0; c < width; c++) output[c] += weight * data[row * width + c];
}
