import { type Pause } from '../pause';
import { type Rows } from './rows';

/** Several outputs, each intercept + xᵀ weights; `weights` is `[width of x, outputs]`, for features as they come. */
export interface Linear {
  weights: Float64Array;
  intercept: Float64Array;
}

/** A fitted one: x is taken relative to `origin`. */
export interface LinearModel extends Linear {
  lambda: number;
  origin: Float64Array;
}

/** `[rows, outputs]`. */
export async function applyLinear(
  { origin, weights, intercept }: Omit<LinearModel, 'lambda'>,
  x: Rows,
  rows: Uint32Array,
  pause: Pause,
): Promise<Float64Array> {
  const q = intercept.length;
  const outputs = new Float64Array(rows.length * q);
  for (const [r, row] of rows.entries()) {
    const output = outputs.subarray(r * q, (r + 1) * q);
    output.set(intercept);
    for (let i = 0; i < x.width; i++) {
      const value = x.data[row * x.width + i] - origin[i];
      for (let k = 0; k < q; k++) output[k] += value * weights[i * q + k];
    }
    await pause();
  }
  return outputs;
}
