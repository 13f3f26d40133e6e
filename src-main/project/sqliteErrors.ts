import Database from 'better-sqlite3';
import { AppError } from '../../src-shared/errors';

/** An error of SQLite about a project file as one of ours; any other error as it is. Codes: `input/unsupported`, `io/corrupt`, `io/disk`. */
export function fromSqlite(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const { code, message } = error;
  const as = (...[ours, text]: [AppError['code'], string]) => new AppError(ours, text, { cause: error });
  if (code === 'SQLITE_NOTADB')
    return as('input/unsupported', `${file} is no Placeprint project (not an SQLite file).`);
  if (code.startsWith('SQLITE_CORRUPT'))
    return as('io/corrupt', `${file} is damaged (${message}). Restore it from a backup.`);
  if (code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR'))
    return as('io/disk', `${file} cannot be written or read (${message}). Is the disk full, or gone?`);
  return error;
}
