import { rmSync } from 'node:fs';
import { listDatasets } from './datasets';
import { listEncoders } from './encoders';
import { listMapSources } from './mapSources';
import { type Project } from './project';
import { listRegions } from './regions';

/** Whether a project holds nothing that anyone put into it. */
export const isEmptyProject = (project: Project): boolean =>
  [listDatasets, listMapSources, listRegions, listEncoders].every((list) => list(project).length === 0);

/** Closes a project and removes its file, with what SQLite keeps beside it; false where its folder does not allow that. */
export function discardProject(project: Project): boolean {
  project.close();
  try {
    for (const ending of ['', '-wal', '-shm', '-journal', '-lock'])
      rmSync(`${project.path}${ending}`, { force: true });
    return true;
  } catch {
    return false;
  }
}
