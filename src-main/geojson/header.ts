import { AppError, reasonOf } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { checkCrs } from './coordinateSystem';

const geometryTypes = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

/** Checks the members around a `features` array, which begin at this byte; returns them. */
export function checkHeader(text: string, byte: number): Record<string, unknown> {
  let header: Record<string, unknown>;
  try {
    header = JSON.parse(text) as Record<string, unknown>;
  } catch (cause) {
    throw new AppError(
      'input/malformed',
      say('geojson.header', { byte: String(byte), why: reasonOf(cause) }),
      { cause },
    );
  }
  if (header.type === undefined && typeof header.geometryType === 'string')
    throw new AppError('input/unsupported', say('geojson.esri'));
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
  if (type === 'Topology') throw new AppError('input/unsupported', say('geojson.topo'));
  throw new AppError(
    'input/malformed',
    type === undefined
      ? say('geojson.noType', { byte: String(byte) })
      : say('geojson.type', { byte: String(byte), type: JSON.stringify(type) }),
  );
}
