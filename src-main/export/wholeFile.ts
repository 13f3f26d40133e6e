import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { throwIfCancelled } from '../../src-shared/errors';
import { type BBox } from '../../src-shared/geo/lngLat';
import { asWriteError, refuseDatabase } from '../project/outputFile';

export interface WrittenFile {
  path: string;
  features: number;
  bbox: BBox | null;
}

/**
 * Streams text or bytes into a file, which takes its name when it is whole, replacing one of that name; a failure or a cancel leaves
 * nothing behind. `written` is what the chunks fill in as they are made. Codes: `io/disk`, `state/cancelled`,
 * `input/bad-argument` for the name of a project.
 */
export async function writeWhole<Written extends { path: string }>(
  written: Written,
  chunks: Iterable<string | Uint8Array>,
  signal?: AbortSignal,
): Promise<Written> {
  const { path } = written;
  refuseDatabase(path);
  const partial = `${path}.${process.pid}.partial`;
  try {
    const stream = Readable.from(chunks, { objectMode: false });
    await pipeline(stream, createWriteStream(partial, { flush: true }), { signal });
    throwIfCancelled(signal);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throwIfCancelled(signal);
    throw asWriteError(error, path);
  }
  return written;
}
