import Database from 'better-sqlite3';
import { existsSync, lstatSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { followed, systemError } from '../files/links';
import { formatByEnding } from '../files/outputFormat';
import { writeNew } from '../files/temporaryFile';
import { asWriteError } from '../files/writeError';
import { applyMigrations, type Migration, readMigrations } from './migrate';
import { applicationId } from './openDatabase';
import { defaultMigrations, isNameTooLong, openProject } from './openProject';
import { type Project } from './project';

/**
 * Makes an empty project, whole or not at all, and opens it. `state/exists` if anything is at that path, or the log of a project that
 * was there; `io/disk` if its folder is not there or cannot be written; `input/bad-argument` for the ending of another format.
 */
export function createProject(path: string): Project {
  const shown = resolve(path);
  formatByEnding(shown, ['project']);
  if (isNameTooLong(shown)) throw asWriteError(systemError('ENAMETOOLONG', shown), shown);
  refuseTaken(shown);
  const bytes = emptyProject(readMigrations(defaultMigrations()));
  let file: string;
  try {
    file = followed(shown);
    refuseTaken(file);
    writeNew(file, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw taken(shown);
    throw asWriteError(error, shown);
  }
  try {
    return openProject(shown);
  } catch (error) {
    // Whoever opened it in between keeps it.
    if (error instanceof AppError && error.code === 'state/busy') throw error;
    for (const ending of ['', '-wal', '-shm', '-journal', '-lock']) rmSync(file + ending, { force: true });
    throw error;
  }
}

/** A log that a killed process left would be taken for that of the new project. */
function refuseTaken(file: string): void {
  if (existsSync(file)) throw taken(file);
  for (const log of [`${file}-wal`, `${file}-journal`])
    if (lstatSync(log, { throwIfNoEntry: false }))
      throw new AppError('state/exists', say('project.logInTheWay', { log }));
}

const taken = (path: string) => new AppError('state/exists', say('project.exists', { path }));

function emptyProject(migrations: Migration[]): Buffer {
  const database = new Database(':memory:');
  try {
    database.pragma(`application_id = ${applicationId}`);
    applyMigrations(database, migrations);
    return database.serialize();
  } finally {
    database.close();
  }
}
