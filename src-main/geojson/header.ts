import { AppError } from '../../src-shared/errors';
import { type Piece } from './featureSplitter';

const geometryTypes = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

/**
 * Names of longitude/latitude systems that agree within a metre or two: WGS 84, NAD 83, ETRS 89. Writers give
 * "EPSG::4326" and mean longitude first.
 */
const knownCrs = /(?:CRS8[34]|EPSG:(?:[\d.]*:)?(?:4326|4269|4258))$/i;

/** Checks the members around a `features` array; returns them. */
export function checkHeader({ text, byte }: Piece): Record<string, unknown> {
  let header: Record<string, unknown>;
  try {
    header = JSON.parse(text) as Record<string, unknown>;
  } catch (cause) {
    throw new AppError(
      'input/malformed',
      `No valid JSON around the features, from byte ${byte}: ${(cause as Error).message}.`,
      { cause },
    );
  }
  if (header.type === undefined && typeof header.geometryType === 'string')
    throw new AppError(
      'input/unsupported',
      'This is Esri JSON. Convert it to GeoJSON: ogr2ogr -t_srs EPSG:4326 layer.geojson INPUT.',
    );
  checkCrs(header.crs);
  return header;
}

const maxCreditCharacters = 500;

/** Whom a file asks to be named, in a member that many writers add: `attribution`, else `license`. */
export function creditOf({ attribution, license }: Record<string, unknown>): string | null {
  const given = [attribution, license].find((text) => typeof text === 'string' && text.trim() !== '');
  return typeof given === 'string' ? given.trim().slice(0, maxCreditCharacters) : null;
}

/** A whole top-level object as a Feature: itself, or its geometry wrapped. */
export function checkObject(value: unknown, byte: number): unknown {
  const object = value as Record<string, unknown>;
  const { type } = object;
  checkCrs(object.crs);
  if (type === 'Feature') return object;
  if (typeof type === 'string' && geometryTypes.has(type))
    return { type: 'Feature', properties: {}, geometry: object };
  if (type === 'Topology')
    throw new AppError(
      'input/unsupported',
      'This is TopoJSON. Convert it to GeoJSON, for example with topo2geo.',
    );
  throw new AppError(
    'input/malformed',
    `The object at byte ${byte} has the type ${JSON.stringify(type) ?? 'missing'}: expected a GeoJSON FeatureCollection with features, a Feature or a geometry.`,
  );
}

function checkCrs(crs: unknown): void {
  if (crs === undefined || crs === null) return;
  const name = (crs as { properties?: { name?: unknown } }).properties?.name;
  if (typeof name === 'string' && knownCrs.test(name)) return;
  throw new AppError(
    'input/unsupported',
    `The file's coordinates are in ${typeof name === 'string' ? name : JSON.stringify(crs).slice(0, 100)}. Expected longitude and latitude (WGS 84): export it in EPSG:4326.`,
  );
}
