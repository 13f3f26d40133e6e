import { length } from './numbers.fixture';

/** AdamW with clipping as PyTorch's documentation states it, one number at a time; t counts from 1. */
export function adamwSteps(
  start: number[],
  gradients: number[][],
  options: { learningRate: number; weightDecay: number; clipNorm: number },
): { parameter: number[]; first: number[]; second: number[] } {
  const parameter = [...start];
  const first = start.map(() => 0);
  const second = start.map(() => 0);
  gradients.forEach((gradient, step) => {
    const t = step + 1;
    const scale = Math.min(1, options.clipNorm / length(gradient));
    gradient.forEach((value, i) => {
      const g = value * scale;
      parameter[i] -= options.learningRate * options.weightDecay * parameter[i];
      first[i] = 0.9 * first[i] + 0.1 * g;
      second[i] = 0.999 * second[i] + 0.001 * g * g;
      const firstUnbiased = first[i] / (1 - 0.9 ** t);
      const secondUnbiased = second[i] / (1 - 0.999 ** t);
      parameter[i] -= (options.learningRate * firstUnbiased) / (Math.sqrt(secondUnbiased) + 1e-8);
    });
  });
  return { parameter, first, second };
}
