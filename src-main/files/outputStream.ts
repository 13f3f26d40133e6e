import { constants, createWriteStream, fstatSync, openSync, type Stats } from 'node:fs';
import { Socket } from 'node:net';
import { resolve } from 'node:path';
import { type Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, throwIfCancelled } from '../../src-shared/errors';
import { say } from '../../src-shared/message';

/** How long a pipe without a reader is waited for, and how often it is looked at. */
const readerMs = 10_000;
const lookMs = 50;

/** Numbers of the streams that other programs hand to this one, by their paths. */
const streams: Record<string, 1 | 2> = Object.fromEntries([
  ...namesOf(1, '/dev/stdout'),
  ...namesOf(2, '/dev/stderr'),
]);

function namesOf(number: 1 | 2, path: string): [string, 1 | 2][] {
  const names = [path, `/dev/fd/${number}`];
  for (const self of ['self', 'thread-self', String(process.pid)]) names.push(`/proc/${self}/fd/${number}`);
  return names.map((name) => [name, number]);
}

/** Whether a path names what this process prints to: `-`, `/dev/stdout` and its other names. */
export const isStdout = (path: string): boolean => path === '-' || streams[resolve(path)] === 1;

/**
 * Opens what takes bytes and is no file: a stream of this process, a named pipe, a device such as `/dev/null`. A pipe that nobody reads
 * is waited for, at most ten seconds (`ENXIO`). `io/disk` for a disk, a socket, or a stream that is not ours to write.
 */
export async function openStream(
  path: string,
  stat: Pick<Stats, 'isFIFO' | 'isCharacterDevice'> | undefined,
  signal?: AbortSignal,
): Promise<Writable> {
  const number = streams[path];
  if (number) return number === 1 ? process.stdout : process.stderr;
  if (stat?.isFIFO()) return openPipe(path, signal);
  // Opened without waiting: what is there by now need not be what was looked at.
  if (stat?.isCharacterDevice())
    return createWriteStream(path, { fd: openSync(path, constants.O_WRONLY | constants.O_NOCTTY) });
  throw new AppError('io/disk', say('files.noOutput', { path }));
}

async function openPipe(path: string, signal?: AbortSignal): Promise<Writable> {
  for (const sinceMs = performance.now(); ; await sleep(lookMs)) {
    throwIfCancelled(signal);
    try {
      const fd = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
      return fstatSync(fd).isFIFO()
        ? new Socket({ fd, readable: false, writable: true })
        : createWriteStream(path, { fd });
    } catch (error) {
      const isUnread = (error as NodeJS.ErrnoException).code === 'ENXIO';
      if (!isUnread || performance.now() - sinceMs > readerMs) throw error;
    }
  }
}
