import { z } from 'zod';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type Project, timestamp } from './project';
import { noSuchRun } from './runs';
import { parseStored } from './stored';

/** How an analyst keeps a run: apart from what it learnt. */
export interface ShelvedRun {
  tags: string[];
  archived: boolean;
}

const tagsSchema = z.array(z.string());

/** By run id, deleted runs left out. */
export function shelvedRuns(project: Project): Map<number, ShelvedRun> {
  const rows = project.all<{ id: number; tagsJson: string; archived: number }>(
    'SELECT id, tags_json AS tagsJson, archived FROM runs WHERE deleted_at IS NULL',
  );
  return new Map(
    rows.map(({ id, tagsJson, archived }) => [
      id,
      {
        tags: parseStored(tagsSchema, tagsJson, say('stored.runTags', { id: String(id) })),
        archived: archived === 1,
      },
    ]),
  );
}

/** `state/missing` if there is none, or it is hidden. */
export function shelveRun(
  project: Project,
  runId: number,
  { name, tags, archived }: Partial<ShelvedRun & { name: string | null }>,
): void {
  project.change(
    () => noSuchRun(project),
    `UPDATE runs SET name = iif(?, ?, name), tags_json = coalesce(?, tags_json), archived = coalesce(?, archived)
     WHERE id = ? AND deleted_at IS NULL`,
    Number(name !== undefined),
    name ?? null,
    tags ? JSON.stringify(tags) : null,
    archived === undefined ? null : Number(archived),
    runId,
  );
}

/**
 * Hides a run until the next opening removes it with all that was made from it; `state/busy` while it is running, `state/missing` if
 * there is none or it is hidden.
 */
export function deleteRun(project: Project, runId: number): void {
  if (project.get(`SELECT 1 FROM runs WHERE id = ? AND state = 'running'`, runId))
    throw new AppError('state/busy', say('project.runAtWork', { id: String(runId) }));
  project.change(
    () => noSuchRun(project),
    'UPDATE runs SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL',
    timestamp(),
    runId,
  );
}

/** Takes a deletion back; `state/missing` if it is gone. */
export function restoreRun(project: Project, runId: number): void {
  project.change(() => noSuchRun(project), 'UPDATE runs SET deleted_at = NULL WHERE id = ?', runId);
}
