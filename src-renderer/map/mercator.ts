/** Web Mercator at zoom 0: the world is a square of this many pixels, y southward. */
export const worldPx = 256;

export const worldX = (lng: number): number => worldPx * (lng / 360 + 0.5);

export function worldY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180);
  return worldPx * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI));
}

/** The latitude of a y at zoom 0, degrees. */
export const latOf = (y: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / worldPx))) * 180) / Math.PI;
