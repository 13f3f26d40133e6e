import { type BBox, type LngLat } from '../../../src-shared/geo/lngLat';

/** Degrees left around: at one place, a neighbourhood. */
const margin = 0.004;

/** Where all these places, of which there is one at least, can be seen. */
export function boundsOf(places: readonly LngLat[]): BBox {
  const lngs = places.map(({ lng }) => lng);
  const lats = places.map(({ lat }) => lat);
  return [
    Math.min(...lngs) - margin,
    Math.min(...lats) - margin,
    Math.max(...lngs) + margin,
    Math.max(...lats) + margin,
  ];
}
