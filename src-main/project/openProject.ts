import Database from 'better-sqlite3';
import { existsSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { AppError, reasonOf } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { appRoot } from '../files/entryPath';
import { lockForWriting } from './lock';
import { applyMigrations, type Migration, pendingMigrations, readMigrations, versionOf } from './migrate';
import { Project } from './project';
import { fromSqlite } from './sqliteErrors';
import { sweep } from './sweep';

/** "PLPR": tells a project from any other SQLite file. */
export const applicationId = 0x504c5052;

export interface OpenOptions {
  /** `write` (default) takes the project's write lock; `read` may stand beside a writer. */
  mode?: 'write' | 'read';
  /** Another folder of migrations, for tests. */
  migrationsFolder?: string;
}

const defaultMigrations = () => join(appRoot, 'migrations');

/** Makes an empty project; `state/exists` if anything is at that path, `io/disk` if its folder is not there. */
export function createProject(path: string, options: Pick<OpenOptions, 'migrationsFolder'> = {}): Project {
  const file = resolve(path);
  if (existsSync(file)) {
    throw new AppError('state/exists', say('project.exists', { path: file }));
  }
  if (!existsSync(dirname(file))) {
    throw new AppError('io/disk', say('files.noFolder', { path: dirname(file) }));
  }
  const unlock = lockForWriting(file);
  const database = openDatabase(file, false);
  try {
    database.pragma('journal_mode = WAL');
    database.pragma(`application_id = ${applicationId}`);
    applyMigrations(database, readMigrations(options.migrationsFolder ?? defaultMigrations()));
  } catch (error) {
    database.close();
    unlock();
    throw error;
  }
  return new Project(file, configure(database), 'write', unlock);
}

/**
 * Checks that a file is a whole project that this program can open, and touches nothing; `name` is what messages call it.
 * Codes: those of `openProject`.
 */
export function checkProject(path: string, name = path): void {
  readOnly(path, name, (database) => {
    checkKind(database, name, readMigrations(defaultMigrations()));
    checkIntegrity(database, name);
  });
}

/**
 * Opens a project, checks its integrity, backs it up and migrates it where its version is older (for reading too), and (for
 * writing) removes what a killed process left half written. Codes: `state/missing`, `io/corrupt`, `state/newer-version`, `state/busy`.
 */
export function openProject(path: string, options: OpenOptions = {}): Project {
  const file = resolve(path);
  const mode = options.mode ?? 'write';
  if (!existsSync(file)) {
    throw new AppError('state/missing', say('project.noProject', { path: file }), {
      commandLine: say('project.createAdvice', { path }),
    });
  }
  const migrations = readMigrations(options.migrationsFolder ?? defaultMigrations());
  // First without writing: closing a file that is not ours could move its write-ahead log into it.
  readOnly(file, file, (database) => checkKind(database, file, migrations));
  const unlock = mode === 'write' ? lockForWriting(file) : () => {};
  let database: Database.Database | undefined;
  try {
    database = openDatabase(file, mode === 'read');
    const pending = checkKind(database, file, migrations);
    checkIntegrity(database, file);
    if (pending.length > 0 && mode === 'read') {
      database.close();
      openProject(file, { ...options, mode: 'write' }).close();
      return openProject(file, options);
    }
    if (pending.length > 0) migrateWithBackup(database, file, pending);
    const project = new Project(file, configure(database), mode, unlock);
    if (mode === 'write') sweep(project);
    return project;
  } catch (error) {
    database?.close();
    unlock();
    throw asOpenError(error, file);
  }
}

function readOnly(path: string, name: string, look: (database: Database.Database) => void): void {
  const stat = statSync(path);
  if (!stat.isFile() || stat.size === 0)
    throw new AppError(
      'input/unsupported',
      say(stat.isFile() ? 'project.empty' : 'project.noFile', { path: name }),
    );
  let database: Database.Database | undefined;
  try {
    database = openDatabase(path, true);
    look(database);
  } catch (error) {
    throw asOpenError(error, name);
  } finally {
    database?.close();
  }
}

function openDatabase(file: string, readonly: boolean): Database.Database {
  return new Database(file, { readonly, timeout: 10_000 });
}

function configure(database: Database.Database): Database.Database {
  database.pragma('foreign_keys = ON');
  database.pragma('synchronous = NORMAL');
  database.pragma('trusted_schema = OFF');
  database.pragma('cache_size = -32768');
  return database;
}

/** The migrations that a project still needs; refuses what is none, or a newer one. */
function checkKind(database: Database.Database, file: string, migrations: Migration[]): Migration[] {
  if (database.pragma('application_id', { simple: true }) !== applicationId) {
    throw new AppError('input/unsupported', say('project.otherSqlite', { path: file }));
  }
  return pendingMigrations(versionOf(database), migrations, file);
}

function checkIntegrity(database: Database.Database, file: string): void {
  const found = database.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') {
    throw new AppError('io/corrupt', say('project.damagedUnchanged', { path: file, found: String(found) }));
  }
}

function migrateWithBackup(database: Database.Database, file: string, pending: Migration[]): void {
  const backup = `${file}.v${versionOf(database)}.backup`;
  rmSync(backup, { force: true });
  database.prepare('VACUUM INTO ?').run(backup);
  applyMigrations(database, pending);
}

function asOpenError(error: unknown, file: string): unknown {
  const ours = fromSqlite(error, file);
  if (!(ours instanceof Database.SqliteError)) return ours;
  return new AppError('io/database', say('project.cannotOpen', { path: file, why: reasonOf(ours) }), {
    cause: ours,
  });
}
