import { statSync } from 'node:fs';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { unreadable } from './unreadable';

/**
 * Refuses to read from a pipe or a device (`input/unreadable`): opening one may wait for ever, and a file is read more than once.
 * `input/unreadable` too for what is not there.
 */
export function refuseStream(path: string): void {
  const stat = lookAt(path);
  if (stat.isFile() || stat.isDirectory()) return;
  throw new AppError('input/unreadable', say('files.noStream', { file: path }));
}

function lookAt(path: string) {
  try {
    return statSync(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}
