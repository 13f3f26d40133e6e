import { type Rows } from './rows';

/** π of each class over some rows: (n_c + 1)/(n + classes). `y` is one-hot. */
export function classPriors(y: Rows, rows: Uint32Array): Float64Array {
  const counts = new Float64Array(y.width).fill(1);
  for (const row of rows) for (let c = 0; c < y.width; c++) counts[c] += y.data[row * y.width + c];
  return counts.map((count) => count / (rows.length + y.width));
}

/**
 * Shares of the classes among `k` neighbours, one row or several of them → log((k p + π)/(k + 1)): as if one more neighbour
 * had the classes of all, so that none is impossible.
 */
export function toSmoothedLogs(shares: Float64Array, priors: Float64Array, k: number): void {
  shares.forEach((share, i) => {
    shares[i] = Math.log((k * share + priors[i % priors.length]) / (k + 1));
  });
}
