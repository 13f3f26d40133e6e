import { bboxesMeet } from '../../src-shared/geo/bbox';
import { type BBox } from '../../src-shared/geo/lngLat';
import { type Message, say } from '../../src-shared/message';
import { fitOf } from './columnNames';
import { type Column, type Mapping } from './columns';

/** Two columns that could be coordinates by their values alone; `isOrdered`: which is which is known. */
export interface LikelyCoordinates {
  lng: string;
  lat: string;
  isOrdered: boolean;
}

/**
 * The only two columns of a table whose values could be coordinates in degrees, where no name says so: numbers with decimals, in the range of
 * degrees, meeting a map of the project where it has one (`maps`, their extents). Null where there are none, or several. One
 * that a mapping has already is one of the two.
 */
export function likelyCoordinates(
  columns: Column[],
  { lng, lat }: Mapping,
  maps: readonly BBox[] = [],
): LikelyCoordinates | null {
  if (lng !== undefined && lat !== undefined) return null;
  const along = (axis: 'lng' | 'lat', known: string | undefined) =>
    columns.filter((column) => (known === undefined ? couldLie(column, axis) : column.name === known));
  const found = along('lng', lng).flatMap((x) =>
    along('lat', lat).flatMap((y) => (x !== y && isOnMap(x, y, maps) ? [{ lng: x.name, lat: y.name }] : [])),
  );
  const pairs = new Set(found.map((pair) => JSON.stringify([pair.lng, pair.lat].sort())));
  return pairs.size === 1 ? { ...found[0], isOrdered: found.length === 1 } : null;
}

function couldLie({ name, degrees, numericShare, fineShare }: Column, axis: 'lng' | 'lat'): boolean {
  if (degrees === null || numericShare < 0.95 || fineShare < 0.5) return false;
  if (fitOf(name, 'price') !== null || fitOf(name, 'population') !== null) return false;
  const most = axis === 'lng' ? 180 : 90;
  const isShare = degrees.low >= 0 && degrees.high <= 1;
  return degrees.low >= -most && degrees.high <= most && degrees.low < degrees.high && !isShare;
}

function isOnMap({ degrees: lng }: Column, { degrees: lat }: Column, maps: readonly BBox[]): boolean {
  if (maps.length === 0 || !lng || !lat) return true;
  return maps.some((map) => bboxesMeet([lng.low, lat.low, lng.high, lat.high], map));
}

/** What is said of them, and how a command names them. */
export function offered({ lng, lat, isOrdered }: LikelyCoordinates): {
  notice: Message;
  commandLine: Message;
} {
  const names = { lng, lat };
  const options = { lng: quoted(lng), lat: quoted(lat) };
  return isOrdered
    ? { notice: say('import.likely', names), commandLine: say('import.likelyAdvice', options) }
    : { notice: say('import.likelyEither', names), commandLine: say('import.likelyEitherAdvice', options) };
}

/** As a shell takes it. */
const quoted = (name: string) => (/^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`);
