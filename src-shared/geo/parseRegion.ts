import { AppError } from '../errors';
import { say } from '../message';
import { turn } from './longitude';
import { cornerCount, type Polygon, type Position, type Region, type Ring, tooManyCorners } from './polygon';
import { unwrappedPolygon } from './unwrap';

/**
 * All polygons of a GeoJSON geometry, Feature or FeatureCollection as one region; other geometries are left out, open
 * rings are closed. Over the 180th meridian a polygon may be cut, jump, or go on beyond ±180. `input/malformed` where there is no polygon or a coordinate is none, `input/too-large`.
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

/** The rings of each polygon, unchecked. */
export function polygonsOfGeometry(geometry: unknown): unknown[] {
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
  return unwrappedPolygon(rings.map(parseRing));
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
  if (
    typeof lng !== 'number' ||
    typeof lat !== 'number' ||
    !(Math.abs(lng) <= turn) ||
    !(Math.abs(lat) <= 90)
  )
    throw malformed(position);
  return [lng, lat];
}

function malformed(found: unknown): AppError {
  const brief = (value: unknown) =>
    typeof value === 'object' && value !== null ? '…' : String(value).slice(0, 40);
  const text = Array.isArray(found) ? `[${found.slice(0, 4).map(brief).join(', ')}]` : brief(found);
  return new AppError('input/malformed', say('geo.badRing', { found: text }));
}
