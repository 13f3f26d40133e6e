import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { type Message, plain, say } from '../../src-shared/message';
import { owner } from '../files/owner';
import { lacksLog } from './openDatabase';
import { nameWithLog, takeInLog } from './otherNames';

/**
 * One writer a project: an exclusive SQLite lock on a file beside it, which the operating system drops when the process dies, however
 * it dies; and one on a file of this user for the project's device and inode, which holds where the same file goes by another name (a
 * bind mount, a file renamed while it is open). What another user does with it, or one with another temporary folder, is seen by the
 * file's own lock (`openProject.ts`). `file` is the real path, `path` what messages call it. `look` comes before anything stands beside the file,
 * when this process is known not to have it open: who closes a file loses all its locks (fcntl(2)). Returns the function that lets go; `state/busy` if another process holds it, `io/disk` where no lock can be had or locks do not hold.
 */
export function lockForWriting(file: string, path = file, look: () => void = () => {}): () => void {
  const releases: (() => void)[] = [];
  try {
    const byInode = lockOfInode(file);
    if (byInode) releases.push(hold(byInode, path));
    look();
    releases.push(hold(`${file}-lock`, path));
    if (byInode) takeInLog(file, noteOf(byInode));
  } catch (error) {
    releases.forEach((release) => release());
    throw error;
  }
  return () => releases.forEach((release) => release());
}

/**
 * The name of a file under which SQLite has its log, by which it is to be read. `io/database` where that lies beside another name that
 * nobody noted; codes of `nameWithLog`.
 */
export function readingName(file: string): string {
  const byInode = lockOfInode(file);
  const name = byInode ? nameWithLog(file, noteOf(byInode)) : file;
  if (statSync(name).nlink > 1 && lacksLog(name))
    throw new AppError('io/database', say('project.logElsewhere', { path: file }));
  return name;
}

const noteOf = (lock: string) => `${lock}-name`;

/** Null where this user has no folder for it. */
function lockOfInode(file: string): string | null {
  const { dev, ino } = statSync(file, { bigint: true });
  const folder = join(tmpdir(), `placeprint-${userInfo().uid}`);
  return ownFolder(folder) ? join(folder, `${dev}-${ino}`) : null;
}

/** A folder that is there, or made, and that no other user prepared. */
function ownFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stat = lstatSync(folder);
    return stat.isDirectory() && stat.uid === (process.geteuid?.() ?? stat.uid);
  } catch {
    return false;
  }
}

function hold(lock: string, path: string): () => void {
  let holder: Database.Database | undefined;
  try {
    holder = new Database(lock, { timeout: 0 });
    holder.pragma('journal_mode = MEMORY');
    // The lock stays over the end of a transaction.
    holder.pragma('locking_mode = EXCLUSIVE');
    holder.exec('BEGIN EXCLUSIVE');
    refuseSecondOwner(holder, lock);
    nameOwner(holder, process.pid);
    holder.exec('COMMIT');
  } catch (cause) {
    holder?.close();
    throw cause instanceof AppError ? cause : lockError(cause, lock, path);
  }
  return () => {
    try {
      nameOwner(holder, 0);
    } finally {
      holder.close();
    }
  };
}

/** The owner stands in the header, of which one page is written at once: a process and a sum of its name. */
function nameOwner(holder: Database.Database, pid: number): void {
  holder.pragma(`application_id = ${ownerMark(pid)}`);
  holder.pragma(`user_version = ${pid}`);
}

/** Where the lock is ours and another process that lives has it too, the file system keeps no locks. */
function refuseSecondOwner(holder: Database.Database, lock: string): void {
  const [pid, sum] = ['user_version', 'application_id'].map((name) => holder.pragma(name, { simple: true }));
  if (pid === 0 || pid === process.pid || owner(Number(pid)).endsWith('-running')) return;
  if (ownerMark(Number(pid)) !== sum) return;
  throw new AppError('io/disk', say('project.cannotLock', { lock, why: say('project.locksDoNotHold') }));
}

/** Of a process that runs, and of no other with its number: 28 bits. */
export const ownerMark = (pid: number): number =>
  parseInt(createHash('sha256').update(owner(pid)).digest('hex').slice(0, 7), 16);

function lockError(cause: unknown, lock: string, path: string): unknown {
  if (!(cause instanceof Database.SqliteError)) return cause;
  const { code, message } = cause;
  if (code.startsWith('SQLITE_BUSY'))
    return new AppError('state/busy', say('project.locked', { path }), { cause });
  return new AppError('io/disk', say('project.cannotLock', { lock, why: reasonOfLock(code, message) }), {
    cause,
  });
}

function reasonOfLock(code: string, message: string): Message {
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN'))
    return say('files.notAllowed');
  if (code.startsWith('SQLITE_FULL')) return say('files.noRoom');
  return code.startsWith('SQLITE_IOERR') ? say('project.locksDoNotHold') : plain(message);
}
