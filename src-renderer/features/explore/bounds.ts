import { bboxOf, widenedBBox } from '../../../src-shared/geo/bbox';
import { type BBox, type LngLat } from '../../../src-shared/geo/lngLat';

/** Degrees left around: at one place, a neighbourhood. */
const margin = 0.004;

/** Where all these places, of which there is one at least, can be seen. */
export const boundsOf = (places: readonly LngLat[]): BBox => widenedBBox(bboxOf(places)!, margin, margin);
