import { chmodSync, chownSync, closeSync, createWriteStream, openSync, type Stats, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { throwIfCancelled } from '../../src-shared/errors';
import { followed, isOpenFile, systemError } from './links';
import { openStream } from './outputStream';
import { refuseDatabase } from './refuseDatabase';
import { takeName, temporaryBeside } from './temporaryFile';
import { asWriteError } from './writeError';

/** Text (as UTF-8) or bytes, made as they are asked for. */
export type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/**
 * The one way out: writes a file that leaves the product. It takes its name when it is whole and on disk, and replaces one of that
 * name; a failure or a cancel leaves nothing behind. Symbolic links are followed; other names of a hard-linked file keep what it was.
 * What is no file (`-` for stdout, a pipe, a device) is written into, never replaced. Codes: `io/disk`, `state/cancelled`,
 * `input/bad-argument` for the name of a project.
 */
export async function writeOutput(path: string, chunks: Chunks, signal?: AbortSignal): Promise<void> {
  try {
    throwIfCancelled(signal);
    const target = path === '-' ? '/dev/stdout' : followed(path);
    if (path.endsWith(sep)) throw systemError('EISDIR', path);
    const stat = isOpenFile(target) ? undefined : statSync(target, { throwIfNoEntry: false });
    if (isOpenFile(target) || (stat && !stat.isFile())) await writeThrough(target, stat, chunks, signal);
    else await writeWhole(target, stat, chunks, signal);
  } catch (error) {
    throwIfCancelled(signal);
    throw asWriteError(error, path);
  }
}

async function writeThrough(target: string, stat: Stats | undefined, chunks: Chunks, signal?: AbortSignal) {
  if (stat?.isDirectory()) throw systemError('EISDIR', target);
  const stream = await openStream(target, stat, signal);
  const isOurs = stream !== process.stdout && stream !== process.stderr;
  await pipeline(readable(chunks), stream, { signal, end: isOurs });
}

async function writeWhole(target: string, stat: Stats | undefined, chunks: Chunks, signal?: AbortSignal) {
  refuseDatabase(target);
  // A rename would replace what this user may not change.
  if (stat) closeSync(openSync(target, 'r+'));
  const temporary = temporaryBeside(target);
  try {
    await pipeline(readable(chunks), createWriteStream(temporary, { flags: 'wx' }), { signal });
    throwIfCancelled(signal);
    if (stat) keepOwner(temporary, stat);
    takeName(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

const readable = (chunks: Chunks): Readable => Readable.from(chunks, { objectMode: false });

/** Who may do what with a file stays as it was; an owner is kept where this user may give files away. */
function keepOwner(path: string, { mode, uid, gid }: Stats): void {
  chmodSync(path, mode & 0o777);
  try {
    chownSync(path, uid, gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}
