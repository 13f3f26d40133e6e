import Database from 'better-sqlite3';
import { accessSync, constants, existsSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AppError, cancelled, reasonOf } from '../../src-shared/errors';
import { type Message, say } from '../../src-shared/message';
import { type Progress, type WorkOptions } from '../../src-shared/progress';
import { appRoot } from '../files/entryPath';
import { sweepTemporary, takeName, temporaryBeside } from '../files/temporaryFile';
import { systemReason } from '../files/writeError';
import { lockForWriting, readingName } from './lock';
import { migrating, type Migration, pendingMigrations, readMigrations, versionOf } from './migrate';
import {
  applicationId,
  configure,
  lacksLog,
  openCopy,
  openDatabase,
  openReadable,
  type Readable,
  settleWithoutLog,
} from './openDatabase';
import { Project } from './project';
import { fromSqlite } from './sqliteErrors';
import { sweep } from './sweep';

export interface OpenOptions {
  /**
   * `write` (default) takes the project's write lock; `read` may stand beside a writer; `either` writes, but where nothing can be
   * written at the project's place reads.
   */
  mode?: 'write' | 'read' | 'either';
  /** Another folder of migrations, for tests. */
  migrationsFolder?: string;
}

export const defaultMigrations = () => join(appRoot, 'migrations');

/** What SQLite and we put behind a project's name, the longest being `.v1234.backup`, in bytes; a name has 255. */
const endingBytes = 13;

/** Whether there is no room behind a project's name for what lies beside it. */
export const isNameTooLong = (file: string): boolean => Buffer.byteLength(basename(file)) + endingBytes > 255;

/** A project that is asked for. */
interface AskedFor {
  /** Real path: links are followed. */
  file: string;
  /** As the analyst names it. */
  path: string;
  migrations: Migration[];
}

/**
 * Checks that a file is a whole project that this program can open, and touches nothing; `name` is what messages call it.
 * Codes: those of `openProject`.
 */
export function checkProject(path: string, name = path): void {
  const migrations = readMigrations(defaultMigrations());
  look({ file: path, path: name, migrations }, (database, opening) => {
    checkKind(database, opening);
    checkIntegrity(database, name);
  });
}

/**
 * Opens a project, checks its integrity, backs it up and migrates it where its version is older (for reading too), and (for
 * writing) removes what a killed process left half written. Codes: `state/missing`, `io/corrupt`, `state/newer-version`, `state/busy`,
 * `state/read-only`, `io/disk`.
 */
export function openProject(path: string, options: OpenOptions = {}): Project {
  const steps = openingProject(path, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/**
 * The same piece by piece: tells where bringing an older one up to date stands, and lets others take their turn between two pieces. A
 * cancel leaves the project as it was.
 */
export const openProjectInTurns = (
  path: string,
  options: OpenOptions = {},
  work: WorkOptions = {},
): Promise<Project> => inTurns(openingProject(path, options), work);

/** Goes on with an opening that has begun. Codes: those of `openProject`, and `state/cancelled`. */
export async function inTurns(
  steps: Opening,
  { signal, onProgress }: WorkOptions,
  begun = steps.next(),
): Promise<Project> {
  let step = begun;
  while (!step.done) {
    onProgress?.(step.value);
    await setImmediate();
    step = signal?.aborted ? steps.throw(cancelled()) : steps.next();
  }
  return step.value;
}

/** An opening: where it stands, as long as it has to bring a project up to date, and then the project. */
export type Opening = Generator<Progress, Project>;

/** Begins an opening. Codes: those of `openProject`. */
export function* openingProject(
  path: string,
  { mode = 'write', migrationsFolder }: OpenOptions = {},
): Opening {
  const shown = resolve(path);
  if (!existsSync(shown)) {
    throw new AppError('state/missing', say('project.noProject', { path: shown }), {
      commandLine: say('project.createAdvice', { path }),
    });
  }
  const migrations = readMigrations(migrationsFolder ?? defaultMigrations());
  const opening = { file: realpathSync(shown), path: shown, migrations };
  const obstacle = whyReadOnly(opening.file);
  if (mode === 'write' && obstacle)
    throw new AppError('state/read-only', say('project.readOnlyPlace', { path: shown, why: obstacle }));
  try {
    return yield* mode === 'read' || obstacle ? openForReading(opening, obstacle) : openForWriting(opening);
  } catch (error) {
    throw asOpenError(error, shown);
  }
}

/** Why nothing can be written at the place of a project, if so. */
function whyReadOnly(file: string): Message | null {
  if (isNameTooLong(file)) return say('files.nameTooLong');
  try {
    for (const path of [file, dirname(file)]) accessSync(path, constants.W_OK);
    return hasOtherNames(file) ? say('project.otherNames') : null;
  } catch (error) {
    return systemReason(error);
  }
}

/**
 * Whether a file has hard links. SQLite finds a log by the file's name, so that changes under two names damage it, and what was linked as
 * a backup would change too (www.sqlite.org/howtocorrupt.html, 2.5).
 */
function hasOtherNames(file: string): boolean {
  const stat = statSync(file);
  if (!stat.isFile() || stat.nlink === 1) return false;
  // A killed process may have left the temporary name of a new project.
  sweepTemporary(dirname(file));
  return statSync(file).nlink > 1;
}

function* openForReading(opening: AskedFor, obstacle: Message | null): Opening {
  refuseOther(opening);
  const file = readingName(opening.file);
  let opened = openReadable(file);
  try {
    const pending = checkKind(opened.database, opening);
    checkIntegrity(opened.database, opening.path);
    if (pending.length > 0)
      opened = yield* migratedForReading({ ...opening, file }, opened, pending, obstacle);
    const { database, close } = opened;
    return new Project(opening.path, configure(database), { mode: 'read', close, whyReadOnly: obstacle });
  } catch (error) {
    opened.close();
    throw error;
  }
}

/** Brings an older project up to date, or where nothing can be written a copy of it. */
function* migratedForReading(
  opening: AskedFor,
  before: Readable,
  pending: Migration[],
  obstacle: Message | null,
): Generator<Progress, Readable> {
  if (obstacle) {
    const copy = before.isCopy ? before : openCopy(opening.file);
    if (copy !== before) before.close();
    try {
      yield* migrating(copy.database, pending);
      return copy;
    } catch (error) {
      copy.close();
      throw error;
    }
  }
  before.close();
  (yield* openForWriting(opening)).close();
  return openReadable(opening.file);
}

function* openForWriting(opening: AskedFor): Opening {
  const { file, path } = opening;
  refuseOther(opening);
  let isLogAway = false;
  const unlock = lockForWriting(file, path, () => {
    isLogAway = lacksLog(file);
    // First without writing: closing a file that is not ours could move its write-ahead log into it.
    if (!isLogAway) look(opening, checkKind);
  });
  let database: Database.Database | undefined;
  try {
    database = openDatabase(file, false);
    const pending = checkKind(database, opening);
    if (isLogAway) settleWithoutLog(database);
    checkIntegrity(database, path);
    database.pragma('journal_mode = WAL');
    if (pending.length > 0) yield* migrateWithBackup(database, file, pending);
    const opened = database;
    const close = () => {
      opened.close();
      unlock();
    };
    const project = new Project(path, configure(opened), { mode: 'write', close, whyReadOnly: null });
    sweep(project);
    return project;
  } catch (error) {
    database?.close();
    if (isLogAway) for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true });
    unlock();
    throw error;
  }
}

function look<Result>(
  opening: AskedFor,
  look: (database: Database.Database, opening: AskedFor) => Result,
): Result {
  refuseOther(opening);
  let opened: Readable | undefined;
  try {
    opened = openReadable(opening.file);
    return look(opened.database, opening);
  } catch (error) {
    throw asOpenError(error, opening.path);
  } finally {
    opened?.close();
  }
}

/** Refuses what is no file, or empty. */
function refuseOther({ file, path }: AskedFor): void {
  const stat = statSync(file);
  if (stat.isFile() && stat.size > 0) return;
  throw new AppError('input/unsupported', say(stat.isFile() ? 'project.empty' : 'project.noFile', { path }));
}

/** The migrations that a project still needs; refuses what is none, or a newer one. */
function checkKind(database: Database.Database, { path, migrations }: AskedFor): Migration[] {
  if (database.pragma('application_id', { simple: true }) !== applicationId) {
    throw new AppError('input/unsupported', say('project.otherSqlite', { path }));
  }
  return pendingMigrations(versionOf(database), migrations, path);
}

function checkIntegrity(database: Database.Database, file: string): void {
  const found = database.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') {
    throw new AppError('io/corrupt', say('project.damagedUnchanged', { path: file, found: String(found) }));
  }
}

function* migrateWithBackup(
  database: Database.Database,
  file: string,
  pending: Migration[],
): Generator<Progress, void> {
  yield { stage: 'update', done: 0, total: pending.length, unit: 'steps' };
  const backup = `${file}.v${versionOf(database)}.backup`;
  const temporary = temporaryBeside(backup);
  try {
    database.prepare('VACUUM INTO ?').run(temporary);
    takeName(temporary, backup);
  } finally {
    rmSync(temporary, { force: true });
  }
  yield* migrating(database, pending);
}

function asOpenError(error: unknown, file: string): unknown {
  const ours = fromSqlite(error, file);
  if (!(ours instanceof Database.SqliteError)) return ours;
  return new AppError('io/database', say('project.cannotOpen', { path: file, why: reasonOf(ours) }), {
    cause: ours,
  });
}
