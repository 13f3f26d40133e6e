/** Web Mercator at zoom 0: the world is a square of this many pixels, y southward. */
export const worldPx = 256;

export const worldX = (lng: number): number => worldPx * (lng / 360 + 0.5);

/** Where the square ends: what lies nearer to a pole is drawn at its edge, as Leaflet draws it. */
const mostLat = 85.0511287798;

export function worldY(lat: number): number {
  const sine = Math.sin((Math.max(-mostLat, Math.min(mostLat, lat)) * Math.PI) / 180);
  return worldPx * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI));
}

/** The latitude of a y at zoom 0, degrees. */
export const latOf = (y: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / worldPx))) * 180) / Math.PI;

/**
 * By how much, whole worlds, what lies between two x at zoom 0 is moved wherever a stretch of the map shows any of it: once in most
 * views, on both sides of the 180th meridian, and again and again where the map is wider than the world.
 */
export function turnsShown(
  { minX, maxX }: { minX: number; maxX: number },
  left: number,
  right: number,
): number[] {
  const first = Math.ceil((left - maxX) / worldPx);
  const count = Math.floor((right - minX) / worldPx) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => (first + i) * worldPx);
}

/** Of places: their longitudes are −180 to 180. */
export const oneWorld = { minX: 0, maxX: worldPx };
