import { AppError, reasonOf } from '../../src-shared/errors';
import { say } from '../../src-shared/message';

/** What to say of a file that cannot be read: `input/unreadable`. */
export function unreadable(path: string, cause: unknown): AppError {
  const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
  const message = isMissing ? say('noFile', { path }) : say('cannotRead', { path, why: reasonOf(cause) });
  return new AppError('input/unreadable', message, { cause });
}
