import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';

/** An error about a file's content with the file's name before it. */
export function ofFile(error: unknown, name: string): unknown {
  if (!(error instanceof AppError) || !error.code.startsWith('input/') || error.message.includes(name))
    return error;
  return new AppError(error.code, say('of', { name, text: error.text }), { cause: error, data: error.data });
}
