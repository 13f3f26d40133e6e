import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { expectedAs, fileTakenAs } from '../../src-shared/fileTakenAs';
import { type FileKindOf, type FileRole } from '../../src-shared/kinds/files';
import { say } from '../../src-shared/message';
import { refuseStream } from './refuseStream';
import { unreadable } from './unreadable';

/** A file that can be taken as what it was chosen for. */
export interface FileAs<Role extends FileRole> {
  path: string;
  kind: FileKindOf<Role>;
  /** Its first bytes. */
  start: Buffer;
  sizeBytes: number;
}

/**
 * Looks at the first bytes of a file that was chosen as this. `input/unreadable`, `input/malformed` (empty), `input/unsupported`
 * (of another kind: says which, and what to do).
 */
export async function fileAs<Role extends FileRole>(
  role: Role,
  path: string,
  startBytes = 4096,
): Promise<FileAs<Role>> {
  refuseStream(path);
  const { start, sizeBytes } = await startOf(path, role, startBytes);
  const file = basename(path);
  if (sizeBytes === 0)
    throw new AppError('input/malformed', say('files.empty', { file, expected: expectedAs(role) }));
  return { path, kind: fileTakenAs(role, file, start), start, sizeBytes };
}

async function startOf(path: string, role: FileRole, mostBytes: number) {
  try {
    await using file = await open(path);
    const stat = await file.stat();
    if (!stat.isFile())
      throw new AppError('input/unreadable', say('files.noFile', { file: path, expected: expectedAs(role) }));
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(mostBytes, stat.size)), 0);
    return { start: buffer.subarray(0, bytesRead), sizeBytes: stat.size };
  } catch (cause) {
    throw cause instanceof AppError ? cause : unreadable(path, cause);
  }
}
