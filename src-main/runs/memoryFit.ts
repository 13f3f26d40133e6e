import { AppError } from '../../src-shared/errors';

export interface MemoryFit<Measured> {
  /** Of the batch asked for where it fits, else of a smaller one. */
  measured: Measured;
  /** What the batch asked for takes: measured where it fits, else reckoned from two smaller ones. */
  memoryBytes: number;
  /** A batch size that fits, measured: the one asked for, or the largest power of two below it; null if none does. */
  batch: number | null;
}

/** What is left for everything else. */
const usableShare = 0.9;

/** Small enough for any machine that trains at all. */
export const smallBatch = 4;

/**
 * Whether a batch fits into the free memory, and if not, which does. `measure` says what a run of a batch size takes. The
 * memory of a step grows with its batch in a straight line, above 0: a batch is measured only where smaller ones say that it
 * fits, as one that does not could take the machine with it. One that runs out of memory nevertheless does not fit. Codes:
 * what the smallest one fails with.
 */
export async function memoryFit<Measured extends { memoryBytes: number }>(
  batch: number,
  freeBytes: number,
  measure: (batch: number) => Promise<Measured>,
): Promise<MemoryFit<Measured>> {
  const usable = usableShare * freeBytes;
  const known = new Map<number, Measured | null>();
  const measuredAt = async (size: number) => {
    if (!known.has(size)) known.set(size, await measure(size).catch(nullIfOutOfMemory));
    return known.get(size)!;
  };
  const small = Math.min(smallBatch, batch);
  const first = await measure(small);
  known.set(small, first);
  // At most so much where it is larger: the line would pass below.
  let reckoned = (size: number) => (first.memoryBytes * size) / small;
  const other = first.memoryBytes <= usable ? 2 * small : Math.floor(small / 2);
  const second = reckoned(batch) > usable && other > 0 ? await measuredAt(other) : null;
  if (second) {
    const slope = (second.memoryBytes - first.memoryBytes) / (other - small);
    reckoned = (size) => first.memoryBytes + slope * (size - small);
  }
  let memoryBytes = reckoned(batch);
  for (const size of [batch, ...powersBelow(batch)]) {
    if (reckoned(size) > usable) continue;
    const measured = await measuredAt(size);
    if (size === batch && measured) memoryBytes = measured.memoryBytes;
    if (measured && measured.memoryBytes <= usable) return { measured, memoryBytes, batch: size };
  }
  return { measured: first, memoryBytes, batch: null };
}

/** Powers of two below a batch size, the largest first. */
function powersBelow(batch: number): number[] {
  const powers: number[] = [];
  for (let power = 1; power < batch; power *= 2) powers.unshift(power);
  return powers;
}

function nullIfOutOfMemory(error: unknown): null {
  if (error instanceof AppError && error.code === 'engine/out-of-memory') return null;
  throw error;
}
