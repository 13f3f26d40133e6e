import { dirname } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { type Message, plain, say } from '../../src-shared/message';

/** Why the operating system refuses to read or write a file, with what to do; in its own words where the code is rare. */
export function systemReason(error: unknown): Message {
  const { code = '', message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return say('files.noRoom');
    case 'EACCES':
    case 'EPERM':
      return say('files.notAllowed');
    case 'EROFS':
      return say('files.readOnlyDisk');
    case 'ENAMETOOLONG':
      return say('files.nameTooLong');
    case 'EISDIR':
      return say('files.isFolder');
    case 'ELOOP':
      return say('files.linksInCircle');
    case 'ENXIO':
      return say('files.noReader');
    case 'EPIPE':
      return say('files.readerGone');
    default:
      return plain(message);
  }
}

/** A failed write as `io/disk` in words; any other error as it is. `path` is what the analyst named. */
export function asWriteError(error: unknown, path: string): unknown {
  if (!(error instanceof Error && 'syscall' in error)) return error;
  const { code, path: at = path } = error as NodeJS.ErrnoException;
  const message =
    code === 'ENOENT' || code === 'ENOTDIR'
      ? say('files.noFolder', { path: dirname(at) })
      : say('files.cannotWrite', { path, why: systemReason(error) });
  return new AppError('io/disk', message, { cause: error });
}
