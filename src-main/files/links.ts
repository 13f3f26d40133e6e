import { lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** As many links as Linux follows. */
const mostLinks = 40;

const openFile = /^\/dev\/(?:stdin|stdout|stderr|fd\/\d+)$|^\/proc\/(?:self|thread-self|\d+)\/fd\/\d+$/;

/** Whether a path names what a process has open, such as `/dev/stdout`: a link to what may have no path at all. */
export const isOpenFile = (path: string): boolean => openFile.test(path);

/**
 * The path that a path leads to once its symbolic links are followed, the last one too where its target is not there yet. Stops at
 * what a process has open. Errors are those of the operating system: `ELOOP`, `ENOENT` for a folder, …
 */
export function followed(path: string): string {
  let at = resolve(path);
  for (let links = 0; !isOpenFile(at) && isLink(at); links++) {
    if (links === mostLinks) throw systemError('ELOOP', path);
    at = resolve(dirname(at), readlinkSync(at));
  }
  return isOpenFile(at) ? at : join(folderOf(at), basename(at));
}

function folderOf(path: string): string {
  try {
    return realpathSync(dirname(path));
  } catch (error) {
    throw systemError((error as NodeJS.ErrnoException).code!, path);
  }
}

const isLink = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

/** An error as the operating system tells it. */
export const systemError = (code: string, path: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`${code}: ${path}`), { code, path, syscall: 'open' });
