import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { owner, ownerIsGone } from './owner';

const mark = '.placeprint-';
let count = 0;

/**
 * Path of a new file or folder beside another, short enough where that one's name is as long as names may be. First it removes those
 * that processes left which are no more.
 */
export function temporaryBeside(path: string): string {
  const folder = dirname(path);
  sweepTemporary(folder);
  return join(folder, `${mark}${owner()}-${count++}`);
}

/** Removes what killed processes left in a folder; what belongs to a process that lives, or to another machine, stays. */
export function sweepTemporary(folder: string): void {
  for (const name of namesIn(folder)) {
    if (!name.startsWith(mark)) continue;
    const ownerName = name.slice(mark.length).split('-').slice(0, 4).join('-');
    if (ownerIsGone(ownerName)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** A folder that may be written but not read has nothing to sweep. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Gives a whole file its name, on disk before that: replaces one of that name, or with `isNew` fails with EEXIST. */
export function takeName(temporary: string, path: string, { isNew = false } = {}): void {
  sync(temporary, 'r+');
  if (isNew) moveToNew(temporary, path);
  else renameSync(temporary, path);
  // A folder cannot be opened on Windows, which writes names through.
  if (process.platform !== 'win32') sync(dirname(path), 'r');
}

/** Copies a file under a name that is free (EEXIST otherwise): whole or not at all. */
export const copyToNew = (source: string, path: string): void =>
  makeNew(path, (temporary) => copyFileSync(source, temporary, constants.COPYFILE_FICLONE));

/** Writes a file under a name that is free (EEXIST otherwise): whole or not at all. */
export const writeNew = (path: string, bytes: Uint8Array): void =>
  makeNew(path, (temporary) => writeFileSync(temporary, bytes, { flag: 'wx' }));

function makeNew(path: string, make: (temporary: string) => void): void {
  const temporary = temporaryBeside(path);
  try {
    make(temporary);
    takeName(temporary, path, { isNew: true });
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Copies those of the files that are there into a new folder of the system's temporary one, where they may be changed; returns it. */
export function copyAside(files: string[]): string {
  const folder = temporaryBeside(join(tmpdir(), 'copies'));
  mkdirSync(folder, { mode: 0o700 });
  try {
    for (const file of files.filter((each) => existsSync(each))) {
      const copy = join(folder, basename(file));
      copyFileSync(file, copy, constants.COPYFILE_FICLONE);
      chmodSync(copy, 0o600);
    }
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Keeps a short text for the next process; where it cannot, there is none. */
export function keepNote(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch {
    rmSync(path, { force: true });
  }
}

/** A rename replaces what is there, a link does not; FAT and some shares have no links. */
function moveToNew(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code ?? '')) throw error;
    closeSync(openSync(path, 'wx'));
    renameSync(temporary, path);
    return;
  }
  rmSync(temporary);
}

function sync(path: string, flags: string): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
