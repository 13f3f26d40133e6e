import Database from 'better-sqlite3';
import { closeSync, existsSync, openSync, readSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { copyAside } from '../files/temporaryFile';

/** "PLPR": tells a project from any other SQLite file. */
export const applicationId = 0x504c5052;

/**
 * Whether a project keeps its changes in a log, and none lies beside this name: it lies beside another one, was left behind, or the
 * project was closed by a version that left it so (www.sqlite.org/fileformat2.html, 1.3: application id, file format versions).
 */
export function lacksLog(file: string): boolean {
  if (existsSync(`${file}-wal`)) return false;
  const header = headerOf(file);
  return header.readUInt32BE(68) === applicationId && header[18] === 2;
}

function headerOf(path: string): Buffer {
  const header = Buffer.alloc(100);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, header.length, 0);
    return header;
  } finally {
    closeSync(file);
  }
}

/** How long a statement waits for a lock of another process. */
export const busyTimeoutMs = 10_000;

export const openDatabase = (file: string, readonly: boolean): Database.Database =>
  new Database(file, { readonly, timeout: busyTimeoutMs });

export function configure(database: Database.Database): Database.Database {
  database.pragma('foreign_keys = ON');
  database.pragma('synchronous = NORMAL');
  database.pragma('trusted_schema = OFF');
  database.pragma('cache_size = -32768');
  return database;
}

/** A database that is read, and what removes the copy that it may be. */
export interface Readable {
  database: Database.Database;
  isCopy: boolean;
  close: () => void;
}

/**
 * Opens a database for reading. Where nothing can be written beside it, SQLite cannot read one that was not closed (a log is left), nor
 * one that rests in WAL mode: that is read from a copy in the system's temporary folder, which may be written. So is one that lacks its
 * log, beside which SQLite would begin another.
 */
export function openReadable(file: string): Readable {
  const database = lacksLog(file) ? null : tryToRead(file);
  if (database) return { database, isCopy: false, close: () => void database.close() };
  return openCopy(file);
}

/** A copy of a database with its log, which may be changed and is gone when it is closed. */
export function openCopy(file: string): Readable {
  const folder = copyAside(['', '-wal', '-journal'].map((ending) => file + ending));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const copy = openDatabase(join(folder, basename(file)), false);
    const close = () => {
      copy.close();
      remove();
    };
    return { database: copy, isCopy: true, close };
  } catch (error) {
    remove();
    throw error;
  }
}

function tryToRead(file: string): Database.Database | null {
  let database: Database.Database | undefined;
  try {
    database = openDatabase(file, true);
    database.pragma('schema_version');
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof Database.SqliteError && /^SQLITE_(?:CANTOPEN|READONLY)/.test(error.code))
      return null;
    throw error;
  }
}

/**
 * Makes a project rest that lacks its log, before another one is begun: who has it open under another name may have none of our locks
 * (another user, another temporary folder), but SQLite locks the file itself. Throws SQLITE_BUSY then.
 */
export function settleWithoutLog(database: Database.Database): void {
  database.pragma('busy_timeout = 0');
  database.pragma('journal_mode = DELETE');
  database.pragma(`busy_timeout = ${busyTimeoutMs}`);
}
