import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { unreadable } from '../files/unreadable';
import { openCsv } from './csvSource';
import { sampleBytes } from './dialect';
import { refuseOtherKinds } from './fileKind';
import { type FeatureRow, openGeoJson } from './geojsonSource';
import { type RowSource } from './rowSource';

export type AnySource = RowSource<string[]> | RowSource<FeatureRow>;

/**
 * Opens a table or a GeoJSON file by its content. `input/unreadable`, `input/unsupported` (another kind of file, named),
 * `input/malformed` (empty), `input/too-large` (too many columns, an endless row).
 */
export async function openSource(path: string, signal?: AbortSignal): Promise<AnySource> {
  const fileName = basename(path);
  const { sample, sizeBytes } = await readSample(path);
  if (sizeBytes === 0) {
    throw new AppError('input/malformed', `${fileName} is empty. Expected a table as text (CSV) or GeoJSON.`);
  }
  refuseOtherKinds(fileName, sample);
  if (isGeoJson(fileName, sample)) return openGeoJson(path, signal);
  refuseBinary(fileName, sample);
  return openCsv(path, sample, sizeBytes);
}

async function readSample(path: string): Promise<{ sample: Buffer; sizeBytes: number }> {
  try {
    await using file = await open(path);
    const stat = await file.stat();
    if (!stat.isFile())
      throw new AppError('input/unreadable', `${path} is no file. Choose a table or a GeoJSON file.`);
    const sample = Buffer.alloc(Math.min(sampleBytes, stat.size));
    const { bytesRead } = await file.read(sample, 0, sample.length, 0);
    return { sample: sample.subarray(0, bytesRead), sizeBytes: stat.size };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw unreadable(path, cause);
  }
}

const isGeoJson = (fileName: string, sample: Buffer) =>
  /\.(?:geo)?json[ls]?$/i.test(fileName) || /^(?:ï»¿)?\s*\{/.test(sample.toString('latin1', 0, 1024));

/** Text has no control bytes but blanks; zeros are left to the encoding. */
function refuseBinary(fileName: string, sample: Buffer): void {
  const isControl = (byte: number) =>
    byte > 0 && byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1a && byte !== 0x1e;
  const controls = sample.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
  if (controls <= sample.length / 100) return;
  throw new AppError(
    'input/unsupported',
    `${fileName} is not text. Expected a table as text (CSV) or GeoJSON. Export it as one of these, then import that.`,
  );
}
