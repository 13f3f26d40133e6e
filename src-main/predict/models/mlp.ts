import { type Random } from '../../../src-shared/random';
import { type Problem } from './readoutFamily';
import { dot } from './vectors';

/** One hidden layer: output = W₂ᵀ ReLU(W₁ x + b₁) + b₂, all weights in one row: W₁ `[hidden, inputs]`, b₁, W₂ `[hidden, outputs]`, b₂. */
export interface Shape {
  inputs: number;
  hidden: number;
  outputs: number;
}

/** Where the parts begin. */
function partsOf({ inputs, hidden, outputs }: Shape) {
  const b1 = inputs * hidden;
  const w2 = b1 + hidden;
  const b2 = w2 + hidden * outputs;
  return { b1, w2, b2, count: b2 + outputs };
}

/** Normal with σ = √(2/inputs) before the ReLU (He et al. 2015) and √(1/hidden) behind it; biases 0. */
export function startingWeights(shape: Shape, random: Random): Float64Array {
  const { b1, w2, b2, count } = partsOf(shape);
  const weights = new Float64Array(count);
  for (let i = 0; i < b1; i++) weights[i] = random.normal() * Math.sqrt(2 / shape.inputs);
  for (let i = w2; i < b2; i++) weights[i] = random.normal() * Math.sqrt(1 / shape.hidden);
  return weights;
}

/** Fills `hidden` (after the ReLU) and `output` for one row of inputs. */
export function forward(
  weights: Float64Array,
  shape: Shape,
  input: Float64Array,
  hidden: Float64Array,
  output: Float64Array,
): void {
  const { b1, w2, b2 } = partsOf(shape);
  const { inputs, outputs } = shape;
  for (let k = 0; k < outputs; k++) output[k] = weights[b2 + k];
  for (let j = 0, at = w2; j < hidden.length; j++, at += outputs) {
    const value = weights[b1 + j] + dot(input, 0, weights, j * inputs, inputs);
    hidden[j] = value > 0 ? value : 0;
    if (value > 0) for (let k = 0; k < outputs; k++) output[k] += value * weights[at + k];
  }
}

/**
 * Loss of one row, and its gradient added to `gradient`: ½ Σ (ŷ − y)² for values, −log softmax of its own class for
 * classes. The derivative by the outputs is ŷ − y in both cases, ŷ being the softmax in the latter.
 */
export function addGradient(
  weights: Float64Array,
  shape: Shape,
  task: Problem['task'],
  input: Float64Array,
  target: Float64Array,
  gradient: Float64Array,
): number {
  const { b1, w2, b2 } = partsOf(shape);
  const { inputs, outputs } = shape;
  const hidden = new Float64Array(shape.hidden);
  const output = new Float64Array(outputs);
  forward(weights, shape, input, hidden, output);
  const loss = task === 'classes' ? crossEntropy(output, target) : halfSquare(output, target);
  for (let k = 0; k < outputs; k++) gradient[b2 + k] += output[k];
  for (let j = 0, at = w2; j < hidden.length; j++, at += outputs) {
    if (hidden[j] === 0) continue;
    for (let k = 0; k < outputs; k++) gradient[at + k] += hidden[j] * output[k];
    const back = dot(output, 0, weights, at, outputs);
    gradient[b1 + j] += back;
    for (let i = 0, to = j * inputs; i < inputs; i++, to++) gradient[to] += back * input[i];
  }
  return loss;
}

/** Turns `output` into its difference from the target. */
function halfSquare(output: Float64Array, target: Float64Array): number {
  let loss = 0;
  for (let k = 0; k < output.length; k++) {
    output[k] -= target[k];
    loss += output[k] ** 2 / 2;
  }
  return loss;
}

/** Turns `output` into softmax − target. */
function crossEntropy(output: Float64Array, target: Float64Array): number {
  const highest = output.reduce((most, score) => Math.max(most, score), -Infinity);
  let sum = 0;
  for (let k = 0; k < output.length; k++) sum += output[k] = Math.exp(output[k] - highest);
  let loss = 0;
  for (let k = 0; k < output.length; k++) {
    const share = output[k] / sum;
    if (target[k] > 0) loss -= target[k] * Math.log(share);
    output[k] = share - target[k];
  }
  return loss;
}

/** Adam (Kingma & Ba 2015) with weight decay apart from the gradient (Loshchilov & Hutter 2019). */
export function adam(count: number, { rate, decay }: { rate: number; decay: number }) {
  const first = new Float64Array(count);
  const second = new Float64Array(count);
  let step = 0;
  return (weights: Float64Array, gradient: Float64Array): void => {
    step++;
    const size = rate * (Math.sqrt(1 - 0.999 ** step) / (1 - 0.9 ** step));
    for (let i = 0; i < count; i++) {
      first[i] += 0.1 * (gradient[i] - first[i]);
      second[i] += 0.001 * (gradient[i] ** 2 - second[i]);
      weights[i] -= (size * first[i]) / (Math.sqrt(second[i]) + 1e-8) + rate * decay * weights[i];
    }
  };
}
