import { AppError } from '../../src-shared/errors';
import { type TargetId } from '../../src-shared/kinds/targets';
import { type Message, say } from '../../src-shared/message';
import { targetName } from '../../src-shared/names';
import { type EmbeddingSet } from '../project/embeddings';
import { type Encoder, getEncoder } from '../project/encoders';
import { listPlaces } from '../project/places';
import { labelsOf, ownTargetNames } from '../project/targets';
import { type Project } from '../project/project';
import { runLineage } from '../project/runs';
import { runShownLabels, runTargets, type ShownLabel } from '../project/shownLabels';
import { type Fold } from './splits/split';

/**
 * The folds (by number) on which these encoders may be scored: those of whose held-out and buffer places their training
 * heads saw no label of any target; all folds of an encoder that saw no label. Wanted folds that were seen are refused
 * with `state/labels-seen`, and so is an encoder that no fold is left for, and one from a file that saw any label.
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
      say('predict.noFold', { fold: unknown, last: folds.length - 1 }),
    );
  refuseUnknownLabels(project, sets);
  const seen = labelsSeen(
    project,
    sets.flatMap(({ runId }) => runId ?? []),
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
  return new Set(
    runIds.flatMap((id) => runTargets(project, id).flatMap((target) => seenPlaces(project, id, target))),
  );
}

/**
 * The places of which a head of a run, or of those whose encoders it began with, was shown the label of a target. One that
 * was deleted is known again by its coordinate, whatever its id may be after another import.
 */
function seenPlaces(project: Project, runId: number, target: TargetId): number[] {
  const shown = shownLabels(project, runId, target);
  const labels = labelsOf(project, target);
  const places = listPlaces(project);
  const here = new Set(places.map(({ id }) => id));
  const gone = new Set(shown.filter(({ placeId }) => !here.has(placeId)).map(pointOf));
  const ids = new Set(shown.map(({ placeId }) => placeId));
  return places
    .filter((place) => ids.has(place.id) || (labels.has(place.id) && gone.has(pointOf(place))))
    .map(({ id }) => id);
}

const pointOf = ({ lng, lat }: { lng: number; lat: number }) => `${lng},${lat}`;

/** The labels of a target that the heads of a run, and of those whose encoders it began with, were shown. */
export function shownLabels(project: Project, runId: number, target: TargetId): ShownLabel[] {
  const all = runLineage(project, runId).flatMap((id) => runShownLabels(project, id, target));
  return [...new Map(all.map((shown) => [shown.placeId, shown])).values()];
}

/** Refuses encoders whose figures would be none. */
function refuseUnknownLabels(project: Project, sets: EmbeddingSet[]): void {
  for (const { encoderId } of sets) {
    const why = encoderId === null ? null : whyUnscorable(project, getEncoder(project, encoderId));
    if (why)
      throw new AppError('state/labels-seen', why, { commandLine: say('predict.withoutLabelsAdvice') });
  }
}

/**
 * Why an encoder from a file cannot be scored, and so not predict: it saw labels, of which places, nobody here can know, and they
 * may be those that are held out. Null where it saw none.
 */
export function whyUnscorable(project: Project, { name, description }: Encoder): Message | null {
  const own = ownTargetNames(project);
  const seen = description.labels.seen.map(({ target, places }) =>
    say('predict.seenOf', { target: targetName(target, own), places }),
  );
  return seen.length > 0 ? say('predict.unknownLabels', { name, seen }) : null;
}

const refused = (folds: number[]) => new AppError('state/labels-seen', say('predict.labelsSeen', { folds }));
