import { z } from 'zod';
import { type Region } from '../../geo/polygon';
import { type Message } from '../../message';
import { method } from './method';
import { fileReference, id, name, nothing, region } from './values';

export interface RegionView {
  id: number;
  name: string;
  region: Region;
  createdAt: string;
}

export const regions = {
  'regions.list': method<RegionView[]>()(nothing),
  'regions.add': method<RegionView>()(z.strictObject({ name, region })),
  /** Polygons of a GeoJSON file as one region; `notices`: what of the file is left out. */
  'regions.import': method<RegionView & { notices: Message[] }>()(z.strictObject({ file: fileReference })),
  'regions.change': method<RegionView>()(
    z.strictObject({ regionId: id, name: name.optional(), region: region.optional() }),
  ),
  /** Hidden at once, gone for good when the project is next opened: until then it can be restored. */
  'regions.delete': method<null>()(z.strictObject({ regionId: id })),
  'regions.restore': method<RegionView>()(z.strictObject({ regionId: id })),
};
