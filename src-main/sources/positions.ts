import { notice, type NoticeKey } from '../../src-shared/texts/notices';
import { toUnits } from './layerStoreBuilder';

/**
 * GeoJSON positions as a flat list of coordinate units, or what is wrong with them, worded for `Notices.add`. Heights and
 * further numbers are ignored.
 */
export function positionsToUnits(positions: unknown): number[] | string {
  if (!Array.isArray(positions)) return notice('noList');
  const units: number[] = [];
  for (const position of positions as unknown[]) {
    if (!Array.isArray(position)) return notice('noPair');
    const [lng, lat] = position as unknown[];
    if (!Number.isFinite(lng) || !Number.isFinite(lat))
      return notice(defectOf(Number.isFinite(lng) ? lat : lng));
    if (Math.abs(lng as number) > 180 || Math.abs(lat as number) > 90) return notice('outside');
    units.push(toUnits(lng as number), toUnits(lat as number));
  }
  return units;
}

function defectOf(value: unknown): NoticeKey {
  if (value === null || value === undefined) return 'missingNumber';
  return typeof value === 'string' ? 'textForNumber' : 'noNumber';
}
