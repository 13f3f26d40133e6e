import { readFile } from 'node:fs/promises';
import { basename, parse } from 'node:path';
import { AppError } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';
import { parseRegion } from '../../../src-shared/geo/parseRegion';
import { fileAs } from '../../files/fileAs';
import { addRegion, changeRegion, deleteRegion, listRegions, restoreRegion } from '../../project/regions';
import { type HandlersOf } from '../context';

export const regions: HandlersOf<'regions'> = {
  'regions.list': (context) => listRegions(context.project()),
  'regions.add': (context, region) => {
    const added = addRegion(context.project(), region);
    context.changed('regions');
    return added;
  },
  'regions.import': async (context, { file }) => {
    const path = context.shell.inputPath(file);
    const region = parseRegion(await readJson(path));
    const added = addRegion(context.project(), { name: parse(path).name, region });
    context.changed('regions');
    return added;
  },
  'regions.change': (context, { regionId, ...change }) => {
    const changed = changeRegion(context.project(), regionId, change);
    context.changed('regions');
    return changed;
  },
  'regions.delete': (context, { regionId }) => {
    deleteRegion(context.project(), regionId);
    context.changed('regions');
    return null;
  },
  'regions.restore': (context, { regionId }) => {
    const restored = restoreRegion(context.project(), regionId);
    context.changed('regions');
    return restored;
  },
};

const maxBytes = 50e6;

async function readJson(path: string): Promise<unknown> {
  const { sizeBytes: size } = await fileAs('region', path);
  if (size > maxBytes)
    throw new AppError(
      'input/too-large',
      say('app.regionTooLarge', {
        name: basename(path),
        megabytes: Math.round(size / 1e6),
        most: maxBytes / 1e6,
      }),
    );
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    const reason = (cause as Error).message.replace(/[\p{C}\uFFFD]+/gu, '·');
    throw new AppError('input/malformed', say('app.noGeoJson', { name: basename(path), reason }), { cause });
  }
}
