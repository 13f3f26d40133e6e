import { type Message, say } from '../../src-shared/message';
import { turn } from '../../src-shared/geo/longitude';
import { toUnits } from './layerStoreBuilder';

/**
 * GeoJSON positions as a flat list of coordinate units, or what is wrong with them. Heights and
 * further numbers are ignored. Longitudes may go on beyond ±180, for what lies over that meridian.
 */
export function positionsToUnits(positions: unknown): number[] | Message {
  if (!Array.isArray(positions)) return say('notice.noList');
  const units: number[] = [];
  for (const position of positions as unknown[]) {
    if (!Array.isArray(position)) return say('notice.noPair');
    const [lng, lat] = position as unknown[];
    if (!Number.isFinite(lng) || !Number.isFinite(lat))
      return say(defectOf(Number.isFinite(lng) ? lat : lng));
    if (Math.abs(lng as number) > turn || Math.abs(lat as number) > 90) return say('notice.outside');
    units.push(toUnits(lng as number), toUnits(lat as number));
  }
  return units;
}

function defectOf(value: unknown) {
  if (value === null || value === undefined) return 'notice.missingNumber';
  return typeof value === 'string' ? 'notice.textForNumber' : 'notice.noNumber';
}
