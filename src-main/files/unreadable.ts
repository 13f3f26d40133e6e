import { AppError } from '../../src-shared/errors';

/** What to say of a file that cannot be read: `input/unreadable`. */
export function unreadable(path: string, cause: unknown): AppError {
  const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
  const message = isMissing
    ? `There is no file ${path}. Check its name, or choose another.`
    : `${path} cannot be read: ${(cause as Error).message}.`;
  return new AppError('input/unreadable', message, { cause });
}
