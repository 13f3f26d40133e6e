import { proposedTargets, type TargetDefinition, type TargetId } from '../../src-shared/kinds/targets';
import { countLabels, visible } from './places';
import { type Project } from './project';

/** What can be learnt of the project’s places, in the order in which it came. */
export function listTargets(project: Project): TargetDefinition[] {
  const counts = countLabels(project);
  return Object.values(proposedTargets).filter(({ id }) => counts[id] > 0);
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
