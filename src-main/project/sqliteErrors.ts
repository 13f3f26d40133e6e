import Database from 'better-sqlite3';
import { AppError } from '../../src-shared/errors';
import { type Message, say } from '../../src-shared/message';

/** What SQLite says, under its most general code, where a query meets a JSON text that is none. */
const noJson = 'malformed JSON';

export const isSqliteError = (error: unknown): boolean => error instanceof Database.SqliteError;

/** An error of SQLite about a project file as one of ours; any other error as it is. Codes: `input/unsupported`, `io/corrupt`, `io/disk`, `state/read-only`, `state/busy`. */
export function fromSqlite(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const { code, message } = error;
  const as = (...[ours, text]: [AppError['code'], Message]) => new AppError(ours, text, { cause: error });
  if (code === 'SQLITE_NOTADB') return as('input/unsupported', say('project.noSqlite', { path: file }));
  if (code.startsWith('SQLITE_CORRUPT') || message === noJson)
    return as('io/corrupt', say('project.damaged', { path: file, found: message }));
  if (code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR'))
    return as('io/disk', say('project.diskFails', { path: file, why: message }));
  if (code.startsWith('SQLITE_READONLY'))
    return as('state/read-only', say('project.readOnly', { path: file }));
  if (code.startsWith('SQLITE_BUSY')) return as('state/busy', say('project.locked', { path: file }));
  return error;
}
