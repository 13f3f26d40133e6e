import { access, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { placeManifest, type PlaceManifest } from '../../src-shared/contract/placeManifest';
import { AppError, reasonOf } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { fitted } from '../../src-shared/fitted';
import { appRoot } from '../files/entryPath';
import { refuseStream } from '../files/refuseStream';
import { type SourceFile } from '../sources/readSource';

/** A folder of map files and label tables, and what its manifest says of them. */
export interface PlaceFolder {
  folder: string;
  manifest: PlaceManifest;
}

/** Manifests of places whose data lie elsewhere, by the name of their folder. */
const manifestsFolder = join(appRoot, 'e2e', 'places');

/**
 * Reads `place.json` of a folder, or the manifest kept for a folder of that name, and checks that its files are there.
 * Codes: `input/bad-argument` (no manifest), `input/malformed` (what does not fit), `input/unreadable` (missing files).
 */
export async function readPlaceFolder(path: string): Promise<PlaceFolder> {
  const folder = resolve(path);
  const candidates = [join(folder, 'place.json'), join(manifestsFolder, `${basename(folder)}.json`)];
  const found = (await Promise.all(candidates.map(isThere))).indexOf(true);
  if (found < 0) throw new AppError('input/bad-argument', say('demo.noManifest', { folder }));
  const manifest = await readManifest(candidates[found]);
  await checkFiles(folder, manifest);
  return { folder, manifest };
}

/** The map files of a place, classed as its manifest says. */
export const sourceFilesOf = ({ folder, manifest }: PlaceFolder): SourceFile[] =>
  manifest.source.files.map(({ path, classes }) => ({ path: join(folder, path), classes }));

async function readManifest(path: string): Promise<PlaceManifest> {
  refuseStream(path);
  return fitted(
    placeManifest,
    parseJson(await readFile(path, 'utf8'), path),
    (misfits) => new AppError('input/malformed', say('demo.misfit', { path, misfits })),
  );
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('input/malformed', say('demo.noJson', { path, reason: reasonOf(cause) }), { cause });
  }
}

async function checkFiles(folder: string, { source, tables }: PlaceManifest): Promise<void> {
  const paths = [...new Set([...source.files, ...tables].map(({ path }) => path))];
  const there = await Promise.all(paths.map((path) => isThere(join(folder, path))));
  const missing = paths.filter((_, i) => !there[i]);
  if (missing.length > 0)
    throw new AppError('input/unreadable', say('demo.missingFiles', { folder, files: missing }));
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
