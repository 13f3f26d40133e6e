import { basename } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { parseRegion, polygonsOfGeometry } from '../../src-shared/geo/parseRegion';
import { type Region } from '../../src-shared/geo/polygon';
import { type Message, say } from '../../src-shared/message';
import { fileAs } from '../files/fileAs';
import { Notices } from '../files/notices';
import { ofFile } from '../files/ofFile';
import { isEmptyGeometry, isEmptyList } from './emptyGeometry';
import { type ReadFeature, readFeatures, type ReadFeaturesOptions } from './readFeatures';

/** A region, and what of its file is no part of it. */
export interface ReadRegion {
  region: Region;
  notices: Message[];
}

const maxBytes = 50e6;

/**
 * All polygons of a GeoJSON file as one region; what is broken, empty (RFC 7946, 3.1) or no polygon is counted in the notices. `encoding`: of
 * its text, judged where absent. Codes:
 * those of `fileAs`, `readFeatures` and `parseRegion`, `input/too-large` above 50 MB.
 */
export async function readRegion(
  path: string,
  options: Pick<ReadFeaturesOptions, 'encoding'> = {},
): Promise<ReadRegion> {
  const name = basename(path);
  const { sizeBytes } = await fileAs('region', path);
  if (sizeBytes > maxBytes)
    throw new AppError(
      'input/too-large',
      say('geojson.regionTooLarge', { name, megabytes: Math.round(sizeBytes / 1e6), most: maxBytes / 1e6 }),
    );
  const notices = new Notices();
  const polygons: unknown[] = [];
  try {
    for await (const batch of readFeatures(path, options))
      for (const feature of batch) polygons.push(...polygonsOf(feature, notices));
    const region = parseRegion({ type: 'MultiPolygon', coordinates: polygons });
    return { region, notices: notices.list().map((text) => say('of', { name, text })) };
  } catch (error) {
    throw ofFile(error, name);
  }
}

/** The rings of each polygon of a feature; none are counted in the notices. */
function polygonsOf({ feature, index, problem }: ReadFeature, notices: Notices): unknown[] {
  const number = String(index + 1);
  if (problem) {
    notices.add(say('notice.unreadable'), say('notice.featureWhy', { number, why: problem }));
    return [];
  }
  const { geometry } = membersOf(feature);
  const found = polygonsOfGeometry(geometry).filter((rings) => !isEmptyList(rings));
  if (found.length > 0) return found;
  const what = isEmptyGeometry(geometry) ? 'notice.emptyGeometry' : 'notice.noPolygon';
  notices.add(say(what), say('notice.feature', { number }));
  return [];
}

const membersOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
