import { listCreditedSources } from './mapSources';
import { type Project } from './project';

/** Whom to name, each once: beside the places, and beside what these map sources gave. */
export function creditsOf(
  project: Project,
  isUsed: (source: { id: number }) => boolean = () => true,
): string[] {
  const datasets = project.all<{ attribution: string | null }>(
    `SELECT attribution FROM datasets WHERE state = 'ready' ORDER BY id`,
  );
  const named = [...datasets, ...listCreditedSources(project).filter(isUsed)];
  return [...new Set(named.flatMap(({ attribution }) => attribution ?? []))];
}
