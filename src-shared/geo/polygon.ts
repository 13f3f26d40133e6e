import { AppError } from '../errors';
import { type Message, say } from '../message';
import { type BBox, type LngLat } from './lngLat';

/** `[lng, lat]` in degrees. */
export type Position = [lng: number, lat: number];
/** Closed: the last position repeats the first. */
export type Ring = Position[];
/** The outer ring, then holes. */
export type Polygon = Ring[];

/** A piece of ground: one polygon or several. Not across the 180th meridian: such a polygon has to be cut there. */
export interface Region {
  polygons: Polygon[];
}

export function regionBBox({ polygons }: Region): BBox {
  const bbox: BBox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of polygons.flatMap(([outer]) => outer)) {
    bbox[0] = Math.min(bbox[0], lng);
    bbox[1] = Math.min(bbox[1], lat);
    bbox[2] = Math.max(bbox[2], lng);
    bbox[3] = Math.max(bbox[3], lat);
  }
  return bbox;
}

export const bboxContains = ([west, south, east, north]: BBox, { lng, lat }: LngLat): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north;

/**
 * Whether the point lies inside one of the polygons and outside its holes. Of two polygons that share a border, a point on
 * the border belongs to exactly one.
 */
export function regionContains({ polygons }: Region, point: LngLat): boolean {
  return polygons.some((rings) => rings.reduce((inside, ring) => inside !== crossesOdd(ring, point), false));
}

/** Whether a ray eastward from the point crosses the ring an odd number of times. */
function crossesOdd(ring: Ring, { lng, lat }: LngLat): boolean {
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

/**
 * All polygons of a GeoJSON geometry, Feature or FeatureCollection as one region; other geometries are left out, open
 * rings are closed. `input/malformed` where there is no polygon or a coordinate is none, `input/too-large`.
 */
export function parseRegion(geoJson: unknown): Region {
  const region = { polygons: polygonsOf(geoJson).map(parsePolygon) };
  const refusal = tooManyCorners(cornerCount(region));
  if (refusal) throw new AppError('input/too-large', refusal);
  if (region.polygons.length === 0) throw new AppError('input/malformed', say('geo.noPolygon'));
  return region;
}

/** Members of a JSON value; none where it is no object. */
const membersOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

// Collections are entered once, not recursively: hostile nesting cannot exhaust the stack.
function polygonsOf(geoJson: unknown): unknown[] {
  const { type, geometry, features } = membersOf(geoJson);
  if (type === 'Feature') return polygonsOfGeometry(geometry);
  if (type !== 'FeatureCollection') return polygonsOfGeometry(geoJson);
  return listOf(features).flatMap((feature) => polygonsOfGeometry(membersOf(feature).geometry));
}

function polygonsOfGeometry(geometry: unknown): unknown[] {
  const { type, geometries } = membersOf(geometry);
  return type === 'GeometryCollection' ? listOf(geometries).flatMap(ownPolygons) : ownPolygons(geometry);
}

function ownPolygons(geometry: unknown): unknown[] {
  const { type, coordinates } = membersOf(geometry);
  if (type === 'Polygon') return [coordinates];
  return type === 'MultiPolygon' ? listOf(coordinates) : [];
}

function parsePolygon(rings: unknown): Polygon {
  if (!Array.isArray(rings) || rings.length === 0) throw malformed(rings);
  return rings.map(parseRing);
}

function parseRing(positions: unknown): Ring {
  if (!Array.isArray(positions)) throw malformed(positions);
  const ring = positions.map(parsePosition);
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length >= 3 && (first[0] !== last![0] || first[1] !== last![1])) ring.push([...first]);
  if (ring.length < 4) throw malformed(positions);
  return ring;
}

function parsePosition(position: unknown): Position {
  const [lng, lat] = Array.isArray(position) ? (position as unknown[]) : [];
  if (typeof lng !== 'number' || typeof lat !== 'number' || !(Math.abs(lng) <= 180) || !(Math.abs(lat) <= 90))
    throw malformed(position);
  return [lng, lat];
}

function malformed(found: unknown): AppError {
  const brief = (value: unknown) =>
    typeof value === 'object' && value !== null ? '…' : String(value).slice(0, 40);
  const text = Array.isArray(found) ? `[${found.slice(0, 4).map(brief).join(', ')}]` : brief(found);
  return new AppError('input/malformed', say('geo.badRing', { found: text }));
}
