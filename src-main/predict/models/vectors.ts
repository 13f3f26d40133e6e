/** Four sums side by side: one alone would wait for each addition to end. */

/** Σ a_i b_i over `length` elements from `aAt` and `bAt`. */
export function dot(a: Float64Array, aAt: number, b: Float64Array, bAt: number, length: number): number {
  let s = 0;
  let t = 0;
  let u = 0;
  let v = 0;
  const whole = length - (length % 4);
  for (let i = 0; i < whole; i += 4) {
    s += a[aAt + i] * b[bAt + i];
    t += a[aAt + i + 1] * b[bAt + i + 1];
    u += a[aAt + i + 2] * b[bAt + i + 2];
    v += a[aAt + i + 3] * b[bAt + i + 3];
  }
  for (let i = whole; i < length; i++) s += a[aAt + i] * b[bAt + i];
  return s + t + (u + v);
}

/** Σ (a_i − b_i)² over all of `a`, from `at` in `b`. */
export function squaredDistance(a: Float64Array, b: Float64Array, at: number): number {
  let s = 0;
  let t = 0;
  let u = 0;
  let v = 0;
  const whole = a.length - (a.length % 4);
  for (let i = 0; i < whole; i += 4) {
    const p = a[i] - b[at + i];
    const q = a[i + 1] - b[at + i + 1];
    const r = a[i + 2] - b[at + i + 2];
    const w = a[i + 3] - b[at + i + 3];
    s += p * p;
    t += q * q;
    u += r * r;
    v += w * w;
  }
  for (let i = whole; i < a.length; i++) s += (a[i] - b[at + i]) ** 2;
  return s + t + (u + v);
}
