import { type Pause } from '../pause';
import { type Rows } from './rows';

/**
 * All that ridge needs to know of some rows: sums over them of 1, x, y, x xᵀ, x yᵀ and y². They add up, so that the
 * moments of a training part are those of the whole less those of the held-out rows. Values are taken relative to
 * `Origin`, lest large means swallow small spreads.
 */
export interface Moments {
  count: number;
  x: Float64Array;
  y: Float64Array;
  /** `[width, width]`, the upper triangle. */
  xx: Float64Array;
  /** `[width of x, width of y]`. */
  xy: Float64Array;
  yy: Float64Array;
}

export interface Origin {
  x: Float64Array;
  y: Float64Array;
}

export async function momentsOf(
  x: Rows,
  y: Rows,
  rows: Uint32Array,
  origin: Origin,
  pause: Pause,
): Promise<Moments> {
  const [p, q] = [x.width, y.width];
  const sums: Moments = {
    count: rows.length,
    x: new Float64Array(p),
    y: new Float64Array(q),
    xx: new Float64Array(p * p),
    xy: new Float64Array(p * q),
    yy: new Float64Array(q),
  };
  const rowX = new Float64Array(p);
  const rowY = new Float64Array(q);
  for (const row of rows) {
    for (let i = 0; i < p; i++) rowX[i] = x.data[row * p + i] - origin.x[i];
    for (let k = 0; k < q; k++) rowY[k] = y.data[row * q + k] - origin.y[k];
    addRow(sums, rowX, rowY);
    await pause();
  }
  return sums;
}

function addRow(sums: Moments, x: Float64Array, y: Float64Array): void {
  const [p, q] = [x.length, y.length];
  for (let i = 0; i < p; i++) {
    const value = x[i];
    sums.x[i] += value;
    for (let j = i, at = i * p + i; j < p; j++, at++) sums.xx[at] += value * x[j];
    for (let k = 0; k < q; k++) sums.xy[i * q + k] += value * y[k];
  }
  for (let k = 0; k < q; k++) {
    sums.y[k] += y[k];
    sums.yy[k] += y[k] * y[k];
  }
}

/** The moments of the rows of `whole` that are not in `part`. */
export function without(whole: Moments, part: Moments): Moments {
  const less = (a: Float64Array, b: Float64Array) => a.map((value, i) => value - b[i]);
  return {
    count: whole.count - part.count,
    x: less(whole.x, part.x),
    y: less(whole.y, part.y),
    xx: less(whole.xx, part.xx),
    xy: less(whole.xy, part.xy),
    yy: less(whole.yy, part.yy),
  };
}
