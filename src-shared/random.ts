/**
 * Seeded random numbers (SplitMix32 seeding sfc32; C. Doty-Humphrey, PractRand). Streams are made from a key such
 * as `(seed, epoch, step)`, so that a resumed run needs no stored generator state to draw the same numbers.
 */
export interface Random {
  /** Uniform in [0, 1), 32 bits. */
  next(): number;
  /** Uniform integer in [0, bound). */
  int(bound: number): number;
  /** Standard normal (Box–Muller, one value per two draws). */
  normal(): number;
  /** Shuffles in place (Fisher–Yates) and returns the same array. */
  shuffle<T extends { [index: number]: number | unknown; length: number }>(items: T): T;
}

function splitMix32(state: number): [value: number, state: number] {
  const next = (state + 0x9e3779b9) | 0;
  let z = next ^ (next >>> 16);
  z = Math.imul(z, 0x21f0aaad);
  z ^= z >>> 15;
  z = Math.imul(z, 0x735a2d97);
  return [(z ^ (z >>> 15)) >>> 0, next];
}

/** A stream for a key: the same key gives the same stream on every platform. */
export function randomStream(...key: number[]): Random {
  let seed = 0x2545f491;
  for (const part of key) seed = splitMix32(seed ^ splitMix32(part | 0)[0])[0];
  const state = new Uint32Array(4);
  for (let i = 0; i < 4; i++) [state[i], seed] = splitMix32(seed);
  const next32 = (): number => {
    const sum = (((state[0] + state[1]) | 0) + state[3]) | 0;
    state[3] = state[3] + 1;
    state[0] = state[1] ^ (state[1] >>> 9);
    state[1] = state[2] + (state[2] << 3);
    state[2] = ((state[2] << 21) | (state[2] >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) next32();
  const next = () => next32() / 4294967296;
  const int = (bound: number) => Math.floor(next() * bound);
  return {
    next,
    int,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffle: (items) => {
      const list = items as { [index: number]: unknown; length: number };
      for (let i = list.length - 1; i > 0; i--) {
        const j = int(i + 1);
        const held = list[i];
        list[i] = list[j];
        list[j] = held;
      }
      return items;
    },
  };
}
