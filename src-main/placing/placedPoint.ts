import { type LngLat } from '../../src-shared/geo/lngLat';
import { type Properties } from '../../src-shared/kinds/columns';

/** A place before it is one; `properties` say what it was put on. */
export interface PlacedPoint extends LngLat {
  properties: Properties | null;
}
