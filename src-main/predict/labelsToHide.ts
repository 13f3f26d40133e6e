import { type SplitId } from '../../src-shared/kinds/splits';
import { type TargetId } from '../../src-shared/kinds/targets';
import { getImageSet } from '../project/images';
import { type Project } from '../project/project';
import { listTargets } from '../project/targets';
import { placesToHide } from './labelledPlaces';

/** Which fold of which splits stays hidden from training, and the seed that cuts the splits. */
export interface HiddenFold {
  splits: readonly SplitId[];
  fold: number;
  seed: number;
  /** Of the images that the run learns from; the fullest set unless told. */
  imageSetId?: number;
}

/**
 * The places whose labels, of any target, a run may not see so that it can be scored on this fold: held out or in the
 * buffer (one image wide) of any of the splits. `state/missing` before map images are drawn.
 */
export function labelsToHide(
  project: Project,
  { imageSetId, ...hidden }: HiddenFold,
): Record<TargetId, Set<number>> {
  const { sizePx, metresPerPixel } = getImageSet(project, imageSetId);
  const places = placesToHide(project, { ...hidden, bufferM: sizePx * metresPerPixel });
  return Object.fromEntries(listTargets(project).map(({ id }) => [id, places]));
}
