import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { plainRoot } from '../entryPath';

/** The least Node that the engine runs on: zstd is in `node:zlib` from here on. */
const least = [22, 15];

/** A plain Node for child processes: this process's own, or the one of the npm package `node`. `engine/unavailable` if none. */
export function nodeBinary({
  versions,
  execPath,
}: Pick<NodeJS.Process, 'versions' | 'execPath'> = process): string {
  if (!versions.electron && isRecent(versions.node)) return execPath;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const carried = join(plainRoot, 'node_modules', 'node', 'bin', name);
  if (existsSync(carried)) return carried;
  throw new AppError(
    'engine/unavailable',
    `The engine needs Node ${least.join('.')} or newer, but this is Node ${versions.node} and ${carried} is missing. Run: npm ci`,
  );
}

function isRecent(version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  return major > least[0] || (major === least[0] && minor >= least[1]);
}
