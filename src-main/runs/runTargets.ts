import { proposedTargets, type TargetDefinition, type TargetId } from '../../src-shared/kinds/targets';
import { geoTargets, type TrainSettings } from '../../src-shared/settings/trainSettings';
import { type Project } from '../project/project';
import { getTarget, listTargets } from '../project/targets';

/** The targets whose labels a run with these settings looks at, in the order of its heads: those that the project has. */
export function runTargets(project: Project, settings: TrainSettings): TargetDefinition[] {
  const targets = new Map(listTargets(project).map((target) => [target.id, target]));
  return geoTargets(settings).flatMap((id) => targets.get(id) ?? []);
}

/**
 * The same of a run that is to begin; `input/bad-argument` where its settings name a target that is not there. A proposed one, which the
 * presets name, may be missing.
 */
export function newRunTargets(project: Project, settings: TrainSettings): TargetDefinition[] {
  const proposed = new Set<TargetId>(Object.values(proposedTargets).map(({ id }) => id));
  for (const id of geoTargets(settings)) if (!proposed.has(id)) getTarget(project, id);
  return runTargets(project, settings);
}
