import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { plainRoot } from '../files/entryPath';

/** The engine needs zstd of `node:zlib`: the least minor version of each major one that got it late. */
const leastMinor: Partial<Record<number, number>> = { 22: 15, 23: 8 };

/** A plain Node for child processes: this process's own, or the one of the npm package `node`. `engine/unavailable` if none. */
export function nodeBinary({
  versions,
  execPath,
}: Pick<NodeJS.Process, 'versions' | 'execPath'> = process): string {
  if (!versions.electron && isRecent(versions.node)) return execPath;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const carried = join(plainRoot, 'node_modules', 'node', 'bin', name);
  if (existsSync(carried)) return carried;
  throw new AppError('engine/unavailable', say('runs.oldNode', { version: versions.node, path: carried }));
}

function isRecent(version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  const least = leastMinor[major];
  return least === undefined ? major > 23 : minor >= least;
}
