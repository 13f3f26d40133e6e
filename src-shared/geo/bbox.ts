import { type BBox, type LngLat } from './lngLat';
import { LngExtent } from './lngExtent';
import { turn, wrapLng } from './longitude';

/** The box around all that was added, the least wide one: over the 180th meridian where that is the shorter way. */
export class Extent {
  private readonly lngs = new LngExtent();
  private south = Infinity;
  private north = -Infinity;

  add({ lng, lat }: LngLat): void {
    this.lngs.add(lng);
    this.addLats(lat, lat);
  }

  /** `east` no less than `west`: beyond 180 for what lies over that meridian. */
  addBox([west, south, east, north]: BBox): void {
    this.lngs.addSpan(west, east);
    this.addLats(south, north);
  }

  /** Null of nothing. */
  get bbox(): BBox | null {
    const span = this.lngs.span;
    return span && wrappedBBox([span[0], this.south, span[1], this.north]);
  }

  private addLats(south: number, north: number): void {
    if (south < this.south) this.south = south;
    if (north > this.north) this.north = north;
  }
}

/** Null of no points. */
export function bboxOf(points: Iterable<LngLat>): BBox | null {
  const extent = new Extent();
  for (const point of points) extent.add(point);
  return extent.bbox;
}

/** The box with an east that is no less than its west: beyond 180 where it goes over that meridian. */
export const unwrappedBBox = ([west, south, east, north]: BBox): BBox => [
  west,
  south,
  east < west ? east + turn : east,
  north,
];

/** The box as it is handed on, from an east no less than its west, and either of any turn: `BBox`. */
export function wrappedBBox([west, south, east, north]: BBox): BBox {
  if (east - west >= turn) return [-180, south, 180, north];
  if (west >= -180 && east <= 180) return [west, south, east, north];
  const [start, end] = [wrapLng(west), wrapLng(east)];
  return [start, south, end === -180 && east > west ? 180 : end, north];
}

/** The box with degrees added on all sides, no farther than to the poles. */
export function widenedBBox(bbox: BBox, dLng: number, dLat: number): BBox {
  const [west, south, east, north] = unwrappedBBox(bbox);
  return wrappedBBox([west - dLng, Math.max(-90, south - dLat), east + dLng, Math.min(90, north + dLat)]);
}

/** The box itself, or its two sides of the 180th meridian: each with a west no greater than its east. */
export function bboxParts([west, south, east, north]: BBox): BBox[] {
  if (west <= east) return [[west, south, east, north]];
  return [
    [west, south, 180, north],
    [-180, south, east, north],
  ];
}

/** Whether the longitude lies between the sides of a box, borders included. */
const hasLng = ([west, , east]: BBox, lng: number) =>
  west <= east ? lng >= west && lng <= east : lng >= west || lng <= east;

/** Borders included; 180 and −180 are one. */
export const bboxContains = (bbox: BBox, { lng, lat }: LngLat): boolean =>
  lat >= bbox[1] && lat <= bbox[3] && (hasLng(bbox, lng) || (Math.abs(lng) === 180 && hasLng(bbox, -lng)));

/** Whether the first holds all of the second. */
export function bboxHolds(outer: BBox, inner: BBox): boolean {
  if (inner[1] < outer[1] || inner[3] > outer[3]) return false;
  const [west, , east] = unwrappedBBox(outer);
  const [from, , to] = unwrappedBBox(inner);
  return (
    east - west >= turn ||
    (to - from <= east - west && turnsOf(from, to).some(([a, b]) => a >= west && b <= east))
  );
}

/** Whether two boxes have a point in common. */
export function bboxesMeet(a: BBox, b: BBox): boolean {
  if (a[1] > b[3] || b[1] > a[3]) return false;
  const [west, , east] = unwrappedBBox(a);
  const [from, , to] = unwrappedBBox(b);
  return turnsOf(from, to).some(([start, end]) => start <= east && end >= west);
}

/** A stretch of longitudes as it is, a turn before and a turn after. */
const turnsOf = (from: number, to: number) => [-turn, 0, turn].map((by) => [from + by, to + by]);
