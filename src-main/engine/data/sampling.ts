import { randomStream } from '../../../src-shared/random';

/** Streams of a run: each kind of draw has its own, so that a change of one does not move the others. */
export const streams = { order: 1, views: 2, evaluation: 3, probe: 4 } as const;

/** ε of Eq. 1: keeps blank images in play. */
const epsilon = 1e-6;

/**
 * The places of one epoch in order. Uniform sampling (a = 0) takes every place once; otherwise each draw is made with
 * P(m_i) = p_i^a / Σ p_k^a, p_i = H(m_i) + ε (Eq. 1), independently of the others.
 */
export function epochOrder(entropy: Float32Array, exponent: number, seed: number, epoch: number): Int32Array {
  const random = randomStream(seed, streams.order, epoch);
  if (exponent === 0) return random.shuffle(Int32Array.from(entropy, (_, i) => i));
  const ends = new Float64Array(entropy.length);
  let total = 0;
  for (let i = 0; i < entropy.length; i++) ends[i] = total += (entropy[i] + epsilon) ** exponent;
  return Int32Array.from(entropy, () => firstAbove(ends, random.next() * total));
}

/** Index of the first entry above a value, in a rising list. */
function firstAbove(ends: Float64Array, value: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
