import { AppError } from '../../src-shared/errors';
import { targets } from '../../src-shared/targets';
import { type EmbeddingSet } from '../project/embeddings';
import { labelsOf } from '../project/places';
import { type Project } from '../project/project';
import { runHiddenLabels, runLineage, runPlaceIds } from '../project/runs';
import { type Fold } from './splits/split';

/**
 * The folds (by number) on which these encoders may be scored: those of whose held-out and buffer places their training
 * heads saw no label of any target; all folds of an encoder that saw no label. Wanted folds that were seen are refused
 * with `state/labels-seen`, and so is an encoder that no fold is left for.
 */
export function scorableFolds(
  project: Project,
  sets: EmbeddingSet[],
  folds: Fold[],
  ids: Float64Array,
  wanted?: number[],
): number[] {
  const asked = [...new Set(wanted ?? folds.keys())];
  const unknown = asked.find((fold) => !folds[fold]);
  if (unknown !== undefined)
    throw new AppError(
      'input/bad-argument',
      `There is no fold ${unknown}: folds are 0 to ${folds.length - 1}.`,
    );
  const seen = labelsSeen(
    project,
    sets.map(({ runId }) => runId).filter((id) => id !== null),
  );
  const isHidden = ({ test, buffer }: Fold) =>
    [test, buffer].every((part) => part.every((place) => !seen.has(ids[place])));
  const scorable = asked.filter((fold) => isHidden(folds[fold]));
  if (scorable.length === 0 || (wanted && scorable.length < asked.length))
    throw refused(asked.filter((fold) => !scorable.includes(fold)));
  return scorable;
}

/** The places of which a head of one of these runs, or of those whose encoders they began with, was shown a label. */
export function labelsSeen(project: Project, runIds: number[]): Set<number> {
  const seen = new Set<number>();
  for (const { id: runId, sawLabels } of runIds.flatMap((id) => runLineage(project, id))) {
    if (!sawLabels) continue;
    const trained = runPlaceIds(project, runId);
    for (const target of targets) {
      const labels = labelsOf(project, target);
      const hidden = runHiddenLabels(project, runId, target);
      for (const id of trained) if (labels.has(id) && !hidden.has(id)) seen.add(id);
    }
  }
  return seen;
}

const refused = (folds: number[]) =>
  new AppError(
    'state/labels-seen',
    `The encoder was trained with labels of places that this evaluation holds out (fold ${folds.join(', ')}): ` +
      'its figures would flatter. Ask for the split, seed and fold that were hidden when it was trained, or train one ' +
      'that has them hidden, or one without labels.',
  );
