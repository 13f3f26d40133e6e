import { type LngLat, metresPerDegree } from '../../src-shared/geo/lngLat';
import { lngNear } from '../../src-shared/geo/longitude';
import { degreesPerUnit } from '../sources/layerStore';

/** Side of a pixel that all is measured in, metres. */
export const pixelM = 5;

/** Side of a tile, metres: the places of one are measured together, on pixels that begin at its south-west corner. */
const tileM = 1280;

/** Which square of the Earth a place lies in: counted from the south pole and from the 180th meridian. */
export interface Tile {
  row: number;
  column: number;
}

const degreesPerTile = tileM / metresPerDegree;
/** Of the middle of a row of tiles: above 0 also in the last one, which reaches beyond the pole. */
const cosineOf = (row: number) =>
  Math.cos((Math.min(90 - degreesPerTile / 4, (row + 0.5) * degreesPerTile - 90) * Math.PI) / 180);
const tilesPerDegree = (row: number) => (metresPerDegree * cosineOf(row)) / tileM;

export function tileOf({ lng, lat }: LngLat): Tile {
  const row = Math.floor((lat + 90) / degreesPerTile);
  return { row, column: Math.floor((lng + 180) * tilesPerDegree(row)) };
}

/** Where a tile's pixels lie: x = (lng − west) × xScale to the east, y = (lat − south) × yScale to the north; all in store units. */
export interface Frame {
  west: number;
  south: number;
  xScale: number;
  yScale: number;
}

export function frameOf({ row, column }: Tile): Frame {
  const pixelsPerUnit = (metresPerDegree * degreesPerUnit) / pixelM;
  return {
    west: (column / tilesPerDegree(row) - 180) / degreesPerUnit,
    south: (row * degreesPerTile - 90) / degreesPerUnit,
    xScale: pixelsPerUnit * cosineOf(row),
    yScale: pixelsPerUnit,
  };
}

/** A coordinate in pixels of a frame, on its side of the 180th meridian. */
export const toPixels = ({ west, south, xScale, yScale }: Frame, { lng, lat }: LngLat) => ({
  x: (lngNear(lng, west * degreesPerUnit) / degreesPerUnit - west) * xScale,
  y: (lat / degreesPerUnit - south) * yScale,
});
