import Database from 'better-sqlite3';
import { AppError } from '../../src-shared/errors';

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
    throw new AppError(
      'state/busy',
      `${projectPath} is open in another Placeprint that may change it. Wait until it is done, or close it there.`,
      { cause },
    );
  }
  return () => {
    holder.exec('ROLLBACK');
    holder.close();
  };
}
