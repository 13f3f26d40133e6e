import { turnsInto } from '../../src-shared/geo/longitude';
import { type LayerStore, unitsPerTurn } from '../sources/layerStore';
import { polygonKind } from '../sources/layerStoreBuilder';
import { boxesOfParts } from '../sources/partBoxes';
import { isInPolygon } from './parts';

/** A store that is asked what lies under a point. */
export class MapLayer {
  private readonly partBoxes: Int32Array;

  constructor(readonly store: LayerStore) {
    this.partBoxes = boxesOfParts(store);
  }

  /** The polygons that hold a point, in store units; wherever it or they lie over the 180th meridian. */
  under(lng: number, lat: number): number[] {
    const { store, partBoxes } = this;
    const holds = (x: number) => (feature: number) =>
      store.kinds[feature] === polygonKind && isInPolygon(store, partBoxes, feature, x, lat);
    return turnsInto(store.index, lng, lng, unitsPerTurn).flatMap((by) =>
      store.index.search(lng + by, lat, lng + by, lat, holds(lng + by)),
    );
  }
}
