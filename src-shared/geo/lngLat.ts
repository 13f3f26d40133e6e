import { lngDifference, wrapLng } from './longitude';

/** A coordinate in degrees, WGS 84. */
export interface LngLat {
  lng: number;
  lat: number;
}

/** West, south, east, north in degrees; west is greater than east where the box goes over the 180th meridian (RFC 7946, 5.2). */
export type BBox = [west: number, south: number, east: number, north: number];

/** Whether a map can be drawn around a coordinate: at a pole, no direction is east. */
export const isDrawable = ({ lng, lat }: LngLat): boolean => Math.abs(lng) <= 180 && Math.abs(lat) < 90;

/** Mean Earth radius (IUGG), metres. */
export const earthRadiusM = 6_371_008.8;

const radians = Math.PI / 180;
/** Metres of one degree of latitude on the sphere. */
export const metresPerDegree = earthRadiusM * radians;

/** Great-circle distance in metres (haversine). */
export function distanceM(a: LngLat, b: LngLat): number {
  const dLat = Math.sin(((b.lat - a.lat) * radians) / 2);
  const dLng = Math.sin(((b.lng - a.lng) * radians) / 2);
  const h = dLat * dLat + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * dLng * dLng;
  return 2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Local metres (x east, y north) around an origin: equirectangular, good to 0.1 % within some 50 km, on either side of the 180th meridian. */
export function localProjection(origin: LngLat) {
  const xScale = metresPerDegree * Math.cos(origin.lat * radians);
  return {
    toXY: ({ lng, lat }: LngLat) => ({
      x: lngDifference(lng, origin.lng) * xScale,
      y: (lat - origin.lat) * metresPerDegree,
    }),
    toLngLat: ({ x, y }: { x: number; y: number }): LngLat => ({
      lng: wrapLng(origin.lng + x / xScale),
      lat: origin.lat + y / metresPerDegree,
    }),
  };
}
