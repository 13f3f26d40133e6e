import { closeSync, openSync, readSync } from 'node:fs';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';

const sqliteMagic = 'SQLite format 3\0';

/** Refuses to write a result over a project (or any other SQLite file) with `input/bad-argument`. */
export function refuseDatabase(path: string): void {
  if (firstBytes(path) !== sqliteMagic) return;
  throw new AppError('input/bad-argument', say('project.outputIsDatabase', { path }));
}

/** What the file begins with; nothing where there is none that can be read. */
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

/** A failed write as `io/disk`; any other error as it is. */
export function asWriteError(error: unknown, path: string): unknown {
  if (!(error instanceof Error && 'syscall' in error)) return error;
  const message = say('project.cannotWrite', { path, why: error.message });
  return new AppError('io/disk', message, { cause: error });
}
