import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';

const sqliteMagic = 'SQLite format 3\0';
/** What SQLite, and we, keep beside a database under its name. */
const besides = /-(?:wal|shm|journal|lock)$/;

/** Refuses to write a result over a project (or any other SQLite file), or over what lies beside one, with `input/bad-argument`. */
export function refuseDatabase(path: string): void {
  const database = path.replace(besides, '');
  const isBeside = database !== path && existsSync(path) && firstBytes(database) === sqliteMagic;
  if (!isBeside && firstBytes(path) !== sqliteMagic) return;
  throw new AppError('input/bad-argument', say('files.isDatabase', { path }));
}

/** What a regular file begins with; nothing where there is none that can be read. */
function firstBytes(path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const start = Buffer.alloc(sqliteMagic.length);
      return start.toString('latin1', 0, readSync(file, start, 0, start.length, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}
