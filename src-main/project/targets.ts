import { AppError } from '../../src-shared/errors';
import { proposedTargets, type TargetDefinition, type TargetId } from '../../src-shared/kinds/targets';
import { say } from '../../src-shared/message';
import { countLabels, visible } from './places';
import { type Project } from './project';

/** What can be learnt of the project’s places, in the order in which it came. */
export function listTargets(project: Project): TargetDefinition[] {
  const counts = countLabels(project);
  return Object.values(proposedTargets).filter(({ id }) => counts[id] > 0);
}

/**
 * The target of this id, or a proposed one that no place has a label of yet; `input/bad-argument` says which there are.
 */
export function getTarget(project: Project, id: TargetId): TargetDefinition {
  const targets = listTargets(project);
  const found = [...targets, ...Object.values(proposedTargets)].find((target) => target.id === id);
  if (found) return found;
  const known = targets.map((each) =>
    each.name === null ? each.id : say('targets.named', { id: each.id, name: each.name }),
  );
  const listed = known.length > 0 ? known : say('targets.none');
  throw new AppError('input/bad-argument', say('targets.unknown', { target: id, known: listed }));
}

/** Label values of a target by place id, of all visible places that have one. */
export function labelsOf(project: Project, target: TargetId): Map<number, number> {
  const rows = project.all<{ id: number; value: number }>(
    `SELECT labels.place_id AS id, labels.value AS value FROM ${visible} JOIN labels ON labels.place_id = places.id
     WHERE target = ? ORDER BY labels.place_id`,
    target,
  );
  return new Map(rows.map(({ id, value }) => [id, value]));
}
