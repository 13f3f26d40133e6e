import { encode } from 'fast-png';
import { type LngLat, metresPerDegree } from '../../src-shared/geo/lngLat';
import { type MapDrawer } from './mapDrawer';

export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

export const tilePx = 256;

/** Centre of a Web Mercator tile, degrees. */
export function tileCentre({ z, x, y }: TileAddress): LngLat {
  const side = 2 ** z;
  const mercator = Math.PI * (1 - (2 * (y + 0.5)) / side);
  return { lng: ((x + 0.5) / side) * 360 - 180, lat: (Math.atan(Math.sinh(mercator)) * 180) / Math.PI };
}

/**
 * A tile (PNG, 256 px) of a layer store in the learning style: what the encoder sees is what the analyst sees. The drawer's
 * local metres agree with Web Mercator at the centre of a tile; from zoom 10 on they are within 0.2 px at its edge.
 */
export function drawTile(drawer: MapDrawer, address: TileAddress): Uint8Array {
  const center = tileCentre(address);
  const degreesPerPixel = 360 / (tilePx * 2 ** address.z);
  const metresPerPixel = metresPerDegree * Math.cos((center.lat * Math.PI) / 180) * degreesPerPixel;
  const data = drawer.draw({ center, sizePx: tilePx, metresPerPixel });
  return encode({ width: tilePx, height: tilePx, data, channels: 3 });
}
