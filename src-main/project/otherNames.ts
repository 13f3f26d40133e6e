import Database from 'better-sqlite3';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { keepNote } from '../files/temporaryFile';

/**
 * The name under which a file's log lies. SQLite keeps the latest changes in a log that goes by the name under which a file was
 * opened: what opens the file under another one (hard links, a file renamed since) does not see it, and loses it by writing. Each
 * opening for writing notes its name for the file's inode. `io/database` where only the log still goes by that name.
 */
export function nameWithLog(file: string, note: string): string {
  const [other, born] = readNote(note);
  if (!other || other === file || born !== bornAt(file) || !existsSync(`${other}-wal`)) return file;
  if (existsSync(other)) return isSame(other, file) ? other : file;
  if (!hasLog(other) || hasLog(file)) return file;
  const names = { path: file, log: `${other}-wal`, wanted: `${file}-wal` };
  throw new AppError('io/database', say('project.logLeft', names));
}

/** Takes in the log that a killed process left under another name, and notes this one. The caller holds the file's locks. */
export function takeInLog(file: string, note: string): void {
  const name = nameWithLog(file, note);
  if (name !== file) checkpoint(name);
  keepNote(note, `${file}\n${bornAt(file)}`);
}

const hasLog = (file: string): boolean => (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;

/** Tells a file from a later one with its inode; null where there is none. */
const bornAt = (file: string): string | null =>
  statSync(file, { bigint: true, throwIfNoEntry: false })?.birthtimeNs.toString() ?? null;

function isSame(a: string, b: string): boolean {
  const [first, second] = [a, b].map((path) => statSync(path, { bigint: true }));
  return first.dev === second.dev && first.ino === second.ino;
}

function readNote(note: string): string[] {
  try {
    return readFileSync(note, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function checkpoint(file: string): void {
  const database = new Database(file);
  try {
    database.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}
