import { type TargetDefinition, targetTransforms } from '../../src-shared/kinds/targets';
import { type ScoredFold } from './metrics';
import { type Pause } from './pause';
import { type RatioStudy, ratioStudy } from './ratioStudy/ratioStudy';
import { whyNoRatios } from './ratioStudy/sales';

/** The ratio study of held-out predictions, over all folds together; null of what is no value, and where there is none. */
export async function foldRatios(
  folds: ScoredFold[],
  { kind, transform }: TargetDefinition,
  seed: number,
  pause: Pause,
): Promise<RatioStudy | null> {
  if (kind !== 'value') return null;
  const { back } = targetTransforms[transform];
  const predicted = folds.flatMap((fold) => Array.from(fold.predicted, back));
  const actual = folds.flatMap((fold) => Array.from(fold.truth, back));
  return whyNoRatios(predicted, actual) ? null : ratioStudy(predicted, actual, { seed, pause });
}
