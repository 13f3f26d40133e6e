import polylabel from 'polylabel';
import { turn, wrapLng } from '../../src-shared/geo/longitude';
import { type Position, type Ring } from '../../src-shared/geo/polygon';
import { unwrappedPolygon } from '../../src-shared/geo/unwrap';
import { parseNumber } from '../../src-shared/numbers';
import { isEmptyGeometry, isEmptyList } from '../geojson/emptyGeometry';
import { type Reason } from './report';

/** One point for a geometry; its numbers are null where missing and NaN where not numbers. */
export interface RepresentativePoint {
  lng: number | null;
  lat: number | null;
  defect: Reason | null;
}

const broken: RepresentativePoint = { lng: null, lat: null, defect: 'broken-feature' };
const noSinglePlace: RepresentativePoint = { lng: null, lat: null, defect: 'unsupported-geometry' };
const missing: RepresentativePoint = { lng: null, lat: null, defect: 'no-geometry' };

/**
 * The point that stands for a GeoJSON geometry: a point itself; of an area its centroid if that lies inside, else the
 * inner point farthest from its edge (polylabel); of several areas that of the largest. An area over the 180th meridian may jump
 * there, or go on beyond ±180.
 */
export function representativePoint(geometry: unknown): RepresentativePoint {
  if (geometry === null || geometry === undefined) return missing;
  if (typeof geometry !== 'object') return broken;
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  if (isEmptyGeometry(geometry)) return missing;
  if (type === 'Point') return pointOf(coordinates);
  if (type === 'MultiPoint')
    return Array.isArray(coordinates) && coordinates.length === 1 ? pointOf(coordinates[0]) : noSinglePlace;
  if (type === 'Polygon') return areaPoint([coordinates]);
  if (type === 'MultiPolygon') return Array.isArray(coordinates) ? areaPoint(coordinates) : broken;
  return typeof type === 'string' ? noSinglePlace : broken;
}

function pointOf(coordinates: unknown): RepresentativePoint {
  if (!Array.isArray(coordinates)) return broken;
  return { lng: ordinate(coordinates[0]), lat: ordinate(coordinates[1]), defect: null };
}

function ordinate(value: unknown): number | null {
  if (typeof value === 'number' || value === null || value === undefined) return value ?? null;
  return typeof value === 'string' ? parseNumber(value) : NaN;
}

function areaPoint(polygons: unknown[]): RepresentativePoint {
  let largest: { rings: Ring[]; area: number; outside: Position | undefined } | null = null;
  for (const polygon of polygons) {
    if (isEmptyList(polygon)) continue;
    const written = ringsOf(polygon);
    if (!written) return broken;
    const outside = written[0].find(([lng, lat]) => Math.abs(lng) > turn || Math.abs(lat) > 90);
    const rings = outside ? written : unwrappedPolygon(written.map(closedRing));
    const area = Math.abs(moments(rings[0], rings[0][0]).area);
    if (!largest || area > largest.area) largest = { rings, area, outside };
  }
  if (!largest) return missing;
  if (largest.outside) return { lng: largest.outside[0], lat: largest.outside[1], defect: null };
  const [lng, lat] = innerPoint(largest.rings);
  return { lng: wrapLng(lng), lat, defect: null };
}

function ringsOf(polygon: unknown): Ring[] | null {
  if (!Array.isArray(polygon) || polygon.length === 0) return null;
  const rings = polygon.map(ringOf);
  return rings.every((ring) => ring !== null) ? rings : null;
}

function ringOf(ring: unknown): Ring | null {
  if (!Array.isArray(ring) || ring.length < 3) return null;
  const points = ring.map((position): [number, number] | null => {
    const { lng, lat, defect } = pointOf(position);
    return defect === null && Number.isFinite(lng) && Number.isFinite(lat) ? [lng!, lat!] : null;
  });
  return points.every((point) => point !== null) ? points : null;
}

function closedRing(ring: Ring): Ring {
  const [first, last] = [ring[0], ring[ring.length - 1]];
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first];
}

function innerPoint(rings: Ring[]): [number, number] {
  const centre = centroid(rings);
  if (!centre) return rings[0][0];
  if (isInside(centre, rings)) return centre;
  const [xs, ys] = [0, 1].map((axis) => rings[0].map((point) => point[axis]));
  const extent = Math.max(spread(xs), spread(ys));
  const found = polylabel(rings, extent / 200);
  return [found[0], found[1]];
}

const spread = (values: number[]) =>
  values.reduce((most, value) => Math.max(most, value), -Infinity) -
  values.reduce((least, value) => Math.min(least, value), Infinity);

/** Null for an area of zero. */
function centroid(rings: Ring[]): [number, number] | null {
  let [area, x, y] = [0, 0, 0];
  rings.forEach((ring, i) => {
    const part = moments(ring, rings[0][0]);
    // Holes count against the outer ring, whichever way round they are written.
    const sign = (i === 0 ? 1 : -1) * Math.sign(part.area);
    area += sign * part.area;
    x += sign * part.x;
    y += sign * part.y;
  });
  if (!(area > 1e-18)) return null;
  return [rings[0][0][0] + x / area, rings[0][0][1] + y / area];
}

/** Signed area and first moments of a ring around an origin near it (shoelace formula). */
function moments(ring: Ring, [x0, y0]: [number, number]): { area: number; x: number; y: number } {
  let [area, x, y] = [0, 0, 0];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay, bx, by] = [ring[j][0] - x0, ring[j][1] - y0, ring[i][0] - x0, ring[i][1] - y0];
    const cross = ax * by - bx * ay;
    area += cross / 2;
    x += ((ax + bx) * cross) / 6;
    y += ((ay + by) * cross) / 6;
  }
  return { area, x, y };
}

/** Even-odd rule over all rings. */
function isInside([x, y]: [number, number], rings: Ring[]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i];
      const [bx, by] = ring[j];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}
