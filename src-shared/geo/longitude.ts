/** Degrees of a full turn: longitudes that differ by it are the same meridian. */
export const turn = 360;

/** The same meridian, from −180 to below 180: 180 and −180 are one. */
export const wrapLng = (lng: number): number =>
  lng >= -180 && lng < 180 ? lng : lng - turn * Math.floor((lng + 180) / turn);

/** Degrees from `b` eastward to `a` the shorter way, −180 to 180; both from −180 to 180. */
export function lngDifference(a: number, b: number): number {
  const degrees = a - b;
  if (degrees > 180) return degrees - turn;
  return degrees < -180 ? degrees + turn : degrees;
}

/** The same meridian, at most half a turn from another one: where it is drawn beside it. */
export const lngNear = (lng: number, other: number): number => lng + turn * Math.round((other - lng) / turn);

/**
 * By how much, whole turns, a stretch of longitudes has to be moved to meet what lies between two others, of which either may reach
 * over the 180th meridian: 0 first, whether or not it meets so, and mostly alone. In degrees, or in what `whole` is a turn of.
 */
export const turnsInto = (
  { minX, maxX }: { minX: number; maxX: number },
  west: number,
  east: number,
  whole: number = turn,
): number[] => [0, -whole, whole].filter((by) => by === 0 || (west + by <= maxX && east + by >= minX));
