import { type Message, say } from '../message';
import { Extent } from './bbox';
import { type BBox, type LngLat } from './lngLat';
import { turn, wrapLng } from './longitude';

/** `[lng, lat]` in degrees. */
export type Position = [lng: number, lat: number];
/** Closed: the last position repeats the first. */
export type Ring = Position[];
/** The outer ring, then holes. */
export type Polygon = Ring[];

/**
 * A piece of ground: one polygon or several. None has a jump: one over the 180th meridian goes on beyond 180, from a west that
 * is −180 to below 180 (`unwrappedPolygon`).
 */
export interface Region {
  polygons: Polygon[];
}

/** West, south, east, north of a ring, of one corner at least; east no less than west. */
export function ringBox(ring: Ring): BBox {
  const box: BBox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of ring) {
    if (lng < box[0]) box[0] = lng;
    if (lat < box[1]) box[1] = lat;
    if (lng > box[2]) box[2] = lng;
    if (lat > box[3]) box[3] = lat;
  }
  return box;
}

/** The least box around the region. */
export function regionBBox({ polygons }: Region): BBox {
  const extent = new Extent();
  for (const [outer] of polygons) extent.addBox(ringBox(outer));
  return extent.bbox!;
}

/**
 * Whether the point lies inside one of the polygons and outside its holes. Of two polygons that share a border, a point on
 * the border belongs to exactly one.
 */
export function regionContains({ polygons }: Region, { lng, lat }: LngLat): boolean {
  const west = wrapLng(lng);
  return polygons.some((rings) =>
    [west, west + turn].some((x) =>
      rings.reduce((inside, ring) => inside !== ringContains(ring, [x, lat]), false),
    ),
  );
}

/** Whether a ray eastward from the point crosses the ring an odd number of times. */
export function ringContains(ring: Ring, [lng, lat]: Position): boolean {
  let odd = false;
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1];
    const [x2, y2] = ring[i];
    if (y1 > lat !== y2 > lat && lng < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) odd = !odd;
  }
  return odd;
}

/** In square degrees; positive where the ring runs counter-clockwise. */
export function signedArea(ring: Ring): number {
  const [originX, originY] = ring[0];
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = [ring[i - 1][0] - originX, ring[i - 1][1] - originY];
    const [x2, y2] = [ring[i][0] - originX, ring[i][1] - originY];
    twice += x1 * y2 - x2 * y1;
  }
  return twice / 2;
}

/** The polygon with its outer ring counter-clockwise and its holes clockwise (RFC 7946, 3.1.6). */
export function rightHanded(polygon: Polygon): Polygon {
  return polygon.map((ring, i) => (signedArea(ring) > 0 === (i === 0) ? ring : ring.toReversed()));
}

/**
 * A region of more corners is refused wherever it comes from: searches and exports hand on the whole of it in one message
 * (contract/app/messageLimit.ts), and its borders can be simplified.
 */
export const mostCorners = 100_000;
/** The most bytes of JSON a corner: a triangle has four positions, of two numbers of up to 25 characters, and brackets. */
const cornerBytes = 75;
/** No region takes more as JSON. */
export const mostRegionBytes = mostCorners * cornerBytes;

/** Without the positions that close the rings. */
export const cornerCount = ({ polygons }: Region): number =>
  polygons.reduce((sum, rings) => rings.reduce((all, ring) => all + ring.length - 1, sum), 0);

/** What is wrong with a region of so many corners; null: nothing. */
export const tooManyCorners = (count: number): Message | null =>
  count <= mostCorners ? null : say('geo.manyCorners', { count, most: mostCorners });
