import { type LngLat } from '../../src-shared/geo/lngLat';

/** Metres east (x) and north (y) of the middle of the city, on the drawing board: before `Bend` is applied. */
export interface Point {
  x: number;
  y: number;
}

export const cityName = 'Sample city (generated)';
export const cityAttribution = 'Generated sample data, not a real place';

/** Open Atlantic, 900 km from any coast: nobody can take the city for a real one. */
export const cityOrigin: LngLat = { lng: -40, lat: 40 };

/** On the sphere of `earthRadiusM`, written as literals: Math.cos may differ in its last bit between platforms. */
const metresPerDegreeLat = 111_195.08;
const metresPerDegreeLng = 85_180.37;

/** Seven decimals, about 1 cm: far coarser than any difference between platforms. */
const quantise = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

export function toPosition({ x, y }: Point): [lng: number, lat: number] {
  return [
    quantise(cityOrigin.lng + x / metresPerDegreeLng),
    quantise(cityOrigin.lat + y / metresPerDegreeLat),
  ];
}
