import Flatbush from 'flatbush';
import { turnsInto } from '../../src-shared/geo/longitude';
import { type PointKind, pointKindRows } from '../../src-shared/kinds/pointKinds';
import { unitsPerTurn } from '../sources/layerStore';
import { type FactLayer } from '../sources/mapFacts';
import { Nearest } from './nearest';

/** All points of one kind on a map, in store units; at least one. */
export class MarkedPoints {
  private readonly coordinates: Int32Array;
  private readonly index: Flatbush;
  private readonly nearest: Nearest;

  constructor(facts: readonly FactLayer[], kind: PointKind) {
    const { stored } = pointKindRows[kind];
    const found: number[] = [];
    for (const { points } of facts)
      points.kinds.forEach((each, i) => {
        if (each === stored) found.push(points.coordinates[2 * i], points.coordinates[2 * i + 1]);
      });
    const count = found.length / 2;
    const starts = Uint32Array.from({ length: count + 1 }, (_, i) => i);
    this.coordinates = Int32Array.from(found);
    this.index = new Flatbush(count, 16, Int32Array);
    for (let i = 0; i < count; i++) this.index.add(found[2 * i], found[2 * i + 1]);
    this.index.finish();
    const store = { partStarts: starts, vertexStarts: starts, coordinates: this.coordinates };
    this.nearest = new Nearest([{ store, features: starts.subarray(0, count), isClosed: () => false }]);
  }

  /** Metres from a point to the nearest. */
  distanceM = (x: number, y: number): number => this.nearest.distanceM(x, y);

  /** Calls `point` for all in a box, moved to its side of the 180th meridian. */
  eachIn(
    [west, south, east, north]: [west: number, south: number, east: number, north: number],
    point: (x: number, y: number) => void,
  ): void {
    for (const by of turnsInto(this.index, west, east, unitsPerTurn))
      for (const i of this.index.search(west + by, south, east + by, north))
        point(this.coordinates[2 * i] - by, this.coordinates[2 * i + 1]);
  }
}
