import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, throwIfCancelled } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type WorkOptions } from '../../src-shared/progress';
import { followed } from '../files/links';
import { temporaryBeside } from '../files/temporaryFile';
import { asWriteError } from '../files/writeError';
import { getImageSet, listImagePlaces } from '../project/images';
import { type Project } from '../project/project';
import { mapImage } from './mapImage';

/**
 * Writes the map image m of every place above the entropy threshold into a new folder, each a PNG named by the place's number. The
 * folder takes its name when it is whole. Returns how many there are. Codes: `input/bad-argument` where something of that name is
 * there, `state/missing`, `io/disk`, `state/cancelled`.
 */
export async function writeMapImages(
  project: Project,
  folder: string,
  { imageSetId, signal, onProgress }: WorkOptions & { imageSetId?: number } = {},
): Promise<number> {
  if (existsSync(folder)) throw new AppError('input/bad-argument', say('images.folderExists', { folder }));
  const set = getImageSet(project, imageSetId);
  const places = listImagePlaces(project, set);
  let partial: string | undefined;
  try {
    const target = followed(folder);
    partial = temporaryBeside(target);
    await mkdir(partial);
    for (const [done, { id }] of places.entries()) {
      throwIfCancelled(signal);
      await writeFile(join(partial, `${id}.png`), mapImage(project, set.id, id, 'image'));
      onProgress?.({ stage: 'export', done: done + 1, total: places.length, unit: 'images' });
    }
    await rename(partial, target);
    return places.length;
  } catch (error) {
    if (partial) await rm(partial, { recursive: true, force: true });
    throw asWriteError(error, folder);
  }
}
