import Database from 'better-sqlite3';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';

/**
 * One writer a project: an exclusive SQLite lock on a file beside it, which the operating system drops when the process
 * dies, however it dies. Returns the function that lets go; `state/busy` if another process holds it.
 */
export function lockForWriting(projectPath: string): () => void {
  const holder = new Database(`${projectPath}-lock`, { timeout: 0 });
  try {
    holder.pragma('journal_mode = MEMORY');
    holder.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    holder.close();
    throw new AppError('state/busy', say('project.locked', { path: projectPath }), { cause });
  }
  return () => {
    holder.exec('ROLLBACK');
    holder.close();
  };
}
