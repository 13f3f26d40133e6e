import { type LngLat } from '../../../src-shared/geo/lngLat';
import { unwrappedLngs } from '../../../src-shared/geo/lngExtent';
import { wrapLng } from '../../../src-shared/geo/longitude';

/** Columns of coordinates in degrees, one element a place. */
export interface Coordinates {
  lng: Float64Array;
  lat: Float64Array;
}

/** The mean of these places, on whichever side of the 180th meridian they lie. */
export function middleOf({ lng, lat }: Coordinates, members: Uint32Array): LngLat {
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const column = (values: Float64Array) => Float64Array.from(members, (place) => values[place]);
  return { lng: wrapLng(mean(unwrappedLngs(column(lng)))), lat: mean(column(lat)) };
}
