import { turnsInto } from '../../src-shared/geo/longitude';
import { type MapClass } from '../../src-shared/kinds/mapClasses';
import { classIndex } from '../sources/classify';
import { type LayerStore, unitsPerTurn } from '../sources/layerStore';
import { polygonKind } from '../sources/layerStoreBuilder';
import { boxesOfParts } from '../sources/partBoxes';
import { isInPolygon } from './parts';
import { type Shape, shapeOf } from './shape';

/** A store that is asked what lies under a point, and what it measures. */
export class MapLayer {
  private readonly partBoxes: Int32Array;

  private readonly asked: ReadonlySet<number>;
  private readonly shapes = new Map<number, Shape>();

  /** `asked`: of the polygons that are told of. */
  constructor(
    readonly store: LayerStore,
    asked: readonly MapClass[],
  ) {
    this.asked = new Set(asked.map(classIndex));
    this.partBoxes = boxesOfParts(store);
  }

  /** The polygons of the classes asked for that hold a point, in store units; wherever it or they lie over the 180th meridian. */
  under(lng: number, lat: number): number[] {
    const { store, partBoxes, asked } = this;
    const holds = (x: number) => (feature: number) =>
      store.kinds[feature] === polygonKind &&
      asked.has(store.classes[feature]) &&
      isInPolygon(store, partBoxes, feature, x, lat);
    return turnsInto(store.index, lng, lng, unitsPerTurn).flatMap((by) =>
      store.index.search(lng + by, lat, lng + by, lat, holds(lng + by)),
    );
  }

  /** Of a polygon; measured once. */
  shapeOf(feature: number): Shape {
    const known = this.shapes.get(feature);
    if (known) return known;
    const shape = shapeOf(this.store, this.partBoxes, feature);
    this.shapes.set(feature, shape);
    return shape;
  }
}
