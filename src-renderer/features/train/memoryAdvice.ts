import { type RunEstimate } from '../../../src-shared/contract/app/runs';
import { type TrainSettings } from '../../../src-shared/settings/trainSettings';

/** Whether a run fits into the free memory; if not, the batch size that would (null: none). */
export type MemoryAdvice = { fits: true } | { fits: false; batchSize: number | null };

/** What is left for everything else. */
const usableShare = 0.9;

/** The memory of a step grows with its batch; that of the images stays whatever the batch. */
export function memoryAdvice(
  { memoryBytes, places }: Pick<RunEstimate, 'memoryBytes' | 'places'>,
  { batchSize, encoder }: Pick<TrainSettings, 'batchSize' | 'encoder'>,
  freeBytes: number,
): MemoryAdvice {
  const usable = usableShare * freeBytes;
  if (memoryBytes <= usable) return { fits: true };
  const imageBytes = places * 3 * (2 * encoder.sizePx) ** 2;
  const batch = Math.min(batchSize, places);
  const affordable = (batch * (usable - imageBytes)) / (memoryBytes - imageBytes);
  return { fits: false, batchSize: affordable >= 1 ? 2 ** Math.floor(Math.log2(affordable)) : null };
}
