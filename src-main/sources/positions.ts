import { toUnits } from './layerStoreBuilder';

/**
 * GeoJSON positions as a flat list of coordinate units, or what is wrong with them, worded for `Notices.add`. Heights and
 * further numbers are ignored.
 */
export function positionsToUnits(positions: unknown): number[] | string {
  if (!Array.isArray(positions)) return 'features without a list of coordinates';
  const units: number[] = [];
  for (const position of positions as unknown[]) {
    if (!Array.isArray(position)) return 'features with a coordinate that is no pair of numbers';
    const [lng, lat] = position as unknown[];
    if (!Number.isFinite(lng) || !Number.isFinite(lat))
      return `features with a coordinate that is ${describe(Number.isFinite(lng) ? lat : lng)}`;
    if (Math.abs(lng as number) > 180 || Math.abs(lat as number) > 90)
      return 'features with a coordinate outside ±180° longitude or ±90° latitude (is the file in metres, or latitude first?)';
    units.push(toUnits(lng as number), toUnits(lat as number));
  }
  return units;
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'null or missing';
  return typeof value === 'string' ? 'text instead of a number' : 'no number';
}
