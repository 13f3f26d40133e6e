import { type TargetDefinition, targetTransforms } from '../../src-shared/kinds/targets';
import { listPlaces } from '../project/places';
import { labelsWithClasses, listTargets } from '../project/targets';
import { type Project } from '../project/project';
import { hiddenLabels, type HiddenLabelsOptions, type LabelledPlaces } from './splits/hiddenLabels';

/** The places whose label of this target can be learnt, by ascending id, with the labels in the target's own unit; of a class, indices of `classNames`. */
export function labelledPlaces(
  project: Project,
  target: TargetDefinition,
): LabelledPlaces & { values: Float64Array; classNames: string[] | null } {
  const { labels, classes: classNames } = labelsWithClasses(project, target);
  const { isUsable } = targetTransforms[target.transform];
  const usable = (value: number | undefined) => value !== undefined && isUsable(value);
  const places = listPlaces(project).filter(({ id }) => usable(labels.get(id)));
  return {
    ids: Float64Array.from(places, ({ id }) => id),
    lng: Float64Array.from(places, ({ lng }) => lng),
    lat: Float64Array.from(places, ({ lat }) => lat),
    values: Float64Array.from(places, ({ id }) => labels.get(id)!),
    classNames,
  };
}

/**
 * Ids of the places of which a training head may see no label of any target, so that the encoder can be scored on this
 * fold under each of these splits. `bufferM` is the width of the images it is trained on.
 */
export function placesToHide(project: Project, options: Omit<HiddenLabelsOptions, 'targets'>): Set<number> {
  const targets = listTargets(project).map((target) => labelledPlaces(project, target));
  return hiddenLabels({ ...options, targets });
}
