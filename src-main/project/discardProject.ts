import { realpathSync, rmSync } from 'node:fs';
import { listDatasets } from './datasets';
import { listEncoders } from './encoders';
import { lockForWriting } from './lock';
import { listMapSources } from './mapSources';
import { type Project } from './project';
import { listRegions } from './regions';

/** Whether a project holds nothing that anyone put into it. */
export const isEmptyProject = (project: Project): boolean =>
  [listDatasets, listMapSources, listRegions, listEncoders].every((list) => list(project).length === 0);

/**
 * Closes a project and removes its file, with what SQLite keeps beside it; false where its folder does not allow that, or another
 * process has opened it.
 */
export function discardProject(project: Project): boolean {
  project.close();
  try {
    const file = realpathSync(project.path);
    const unlock = lockForWriting(file);
    try {
      for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(file + ending, { force: true });
    } finally {
      unlock();
    }
    rmSync(`${file}-lock`, { force: true });
    return true;
  } catch {
    return false;
  }
}
