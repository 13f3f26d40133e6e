import { parse } from 'node:path';
import { readRegion } from '../../geojson/readRegion';
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
    const { region, notices } = await readRegion(path);
    const added = addRegion(context.project(), { name: parse(path).name, region });
    context.changed('regions');
    return { ...added, notices };
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
