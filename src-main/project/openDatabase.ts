import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { copyAside } from '../files/temporaryFile';

/** "PLPR": tells a project from any other SQLite file. */
export const applicationId = 0x504c5052;

export const openDatabase = (file: string, readonly: boolean): Database.Database =>
  new Database(file, { readonly, timeout: 10_000 });

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
 * one that rests in WAL mode: that is read from a copy in the system's temporary folder, which may be written.
 */
export function openReadable(file: string): Readable {
  const database = tryToRead(file);
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
