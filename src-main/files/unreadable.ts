import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { systemReason } from './writeError';

/** What to say of a file that cannot be read: `input/unreadable`. */
export function unreadable(path: string, cause: unknown): AppError {
  const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
  const message = isMissing ? say('noFile', { path }) : say('cannotRead', { path, why: systemReason(cause) });
  return new AppError('input/unreadable', message, { cause });
}
