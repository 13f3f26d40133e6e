import { type Rows } from './rows';

/** Σ (y − ŷ)² over rows; `predicted`: `[rows, width of y]`. */
export function squaredError(predicted: Float64Array, y: Rows, rows: Uint32Array): number {
  let error = 0;
  rows.forEach((row, r) => {
    for (let k = 0; k < y.width; k++) error += (predicted[r * y.width + k] - y.data[row * y.width + k]) ** 2;
  });
  return error;
}

/** −Σ log softmax(scores) of the rows' own classes; `y` is one-hot, `scores`: `[rows, classes]`. */
export function logLoss(scores: Float64Array, y: Rows, rows: Uint32Array): number {
  const classes = y.width;
  let loss = 0;
  rows.forEach((row, r) => {
    const ofRow = scores.subarray(r * classes, (r + 1) * classes);
    const own = y.data.subarray(row * classes, (row + 1) * classes).indexOf(1);
    const highest = ofRow.reduce((most, score) => Math.max(most, score), -Infinity);
    loss += highest + Math.log(ofRow.reduce((sum, score) => sum + Math.exp(score - highest), 0)) - ofRow[own];
  });
  return loss;
}

/** Scores of each row of `classes` → probabilities (softmax), in place. */
export function toShares(scores: Float64Array, classes: number): Float64Array {
  for (let start = 0; start < scores.length; start += classes) {
    const own = scores.subarray(start, start + classes);
    const highest = own.reduce((most, score) => Math.max(most, score), -Infinity);
    const sum = own.reduce((all, score) => all + Math.exp(score - highest), 0);
    own.forEach((score, c) => (own[c] = Math.exp(score - highest) / sum));
  }
  return scores;
}
