/** How scores become predictions, and how what is lost by them changes: its first derivative by a score is prediction − truth. */
export interface TreeLoss {
  /** Scores that every row begins with. */
  start(y: Float64Array): Float64Array;
  /** Turns the scores of one row, from `at` on, into what is predicted, in place. */
  finish(scores: Float64Array, at: number): void;
  /** What the prediction of score `k` should be. */
  truth(label: number, k: number): number;
  /** Second derivative; null: always 1. */
  curvature: ((predicted: number) => number) | null;
}

const itself = (label: number) => label;

/** Half the squared error. */
export const squaredLoss: TreeLoss = {
  start: (y) => Float64Array.of(y.reduce((sum, value) => sum + value, 0) / y.length),
  finish: () => undefined,
  truth: itself,
  curvature: null,
};

/** Of labels 0 and 1; predicts the probability of 1. */
export const logisticLoss: TreeLoss = {
  start: (y) => {
    const [no, yes] = logShares(y, 2);
    return Float64Array.of(yes - no);
  },
  finish: (scores, at) => (scores[at] = 1 / (1 + Math.exp(-scores[at]))),
  truth: itself,
  curvature: (share) => share * (1 - share),
};

/** Of labels 0 … classes − 1; predicts the probability of each. Second derivatives × classes/(classes − 1), as in LightGBM. */
export function softmaxLoss(classes: number): TreeLoss {
  const factor = classes / Math.max(1, classes - 1);
  return {
    start: (y) => logShares(y, classes),
    finish: (scores, at) => {
      const most = scores.subarray(at, at + classes).reduce((a, b) => Math.max(a, b));
      let sum = 0;
      for (let k = at; k < at + classes; k++) sum += scores[k] = Math.exp(scores[k] - most);
      for (let k = at; k < at + classes; k++) scores[k] /= sum;
    },
    truth: (label, k) => (label === k ? 1 : 0),
    curvature: (share) => factor * share * (1 - share),
  };
}

/** Half a row more of each class keeps the logarithm of one that nobody has within reason. */
function logShares(y: Float64Array, classes: number): Float64Array {
  const counts = new Float64Array(classes).fill(0.5);
  for (const label of y) counts[label]++;
  return counts.map((count) => Math.log(count / (y.length + classes / 2)));
}
