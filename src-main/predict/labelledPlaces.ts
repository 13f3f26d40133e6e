import { type Target, targets } from '../../src-shared/targets';
import { listPlaces } from '../project/places';
import { labelsOf } from '../project/targets';
import { type Project } from '../project/project';
import { hiddenLabels, type HiddenLabelsOptions, type LabelledPlaces } from './splits/hiddenLabels';
import { targetScales } from './targetScale';

/** The places whose label of this target can be learnt, by ascending id, with the labels in the target's own unit. */
export function labelledPlaces(project: Project, target: Target): LabelledPlaces & { values: Float64Array } {
  const labels = labelsOf(project, target);
  const usable = (value: number | undefined) => value !== undefined && targetScales[target].usable(value);
  const places = listPlaces(project).filter(({ id }) => usable(labels.get(id)));
  return {
    ids: Float64Array.from(places, ({ id }) => id),
    lng: Float64Array.from(places, ({ lng }) => lng),
    lat: Float64Array.from(places, ({ lat }) => lat),
    values: Float64Array.from(places, ({ id }) => labels.get(id)!),
  };
}

/**
 * Ids of the places of which a training head may see no label of any target, so that the encoder can be scored on this
 * fold under each of these splits. `bufferM` is the width of the images it is trained on.
 */
export function placesToHide(project: Project, options: Omit<HiddenLabelsOptions, 'targets'>): Set<number> {
  return hiddenLabels({ ...options, targets: targets.map((target) => labelledPlaces(project, target)) });
}
