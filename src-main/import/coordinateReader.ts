import { type Axis, hemisphereOf, parseDegrees, parsePoint } from '../../src-shared/geo/degrees';
import { isHemisphereName } from './columnNames';
import { type Column, isBlankName } from './columns';

type Cells = readonly string[];

/** Where the columns of the two coordinates stand. */
export type CoordinatesAt = Record<Axis, number>;

/**
 * Reads a coordinate in degrees: as a number, with letters or minutes, out of a whole point (both stand in one column), or with its sign
 * in another column. Null where it is missing, NaN where something else stands.
 */
export function coordinateReader(
  columns: Column[],
  pair: CoordinatesAt,
  axis: Axis,
): (row: Cells) => number | null {
  const at = pair[axis];
  const column = columns[at];
  if (pair.lng === pair.lat) {
    const order = column?.points ?? 'latLng';
    return (row) => {
      if (!(at < row.length)) return null;
      const point = parsePoint(row[at], order);
      return point && point[axis];
    };
  }
  const sign = signColumn(columns, pair, axis);
  return (row) => {
    if (!(at < row.length)) return null;
    const degrees = parseDegrees(row[at], axis, column.decimal);
    if (degrees === null) return null;
    const isSigned = !sign?.isTaken || degrees < 0;
    return (degrees / column.unitsPerDegree) * (isSigned ? 1 : (hemisphereOf(row[sign.at] ?? '')?.sign ?? 1));
  };
}

/**
 * Coordinates at most so many degrees wide lie together: in a town, where a column of letters is called as a sign is or not at all; in a
 * country, where its name says something else.
 */
const [town, country] = [3, 20];

/**
 * The column of letters that may say on which side of the equator or the first meridian bare coordinates lie; null where there is none.
 * It is taken if it is called so, or if a column of each axis stands beside the coordinates; not where the letters vary among places
 * that lie together without them.
 */
export function signColumn(
  columns: Column[],
  pair: CoordinatesAt,
  axis: Axis,
): { at: number; isTaken: boolean } | null {
  const bare = [columns[pair.lng], columns[pair.lat]];
  if (!bare.every((column) => column?.degrees && column.degrees.low >= 0)) return null;
  const at = nearest(columns, pair, axis);
  if (at === null) return null;
  const isNamed = isHemisphereName(columns[at].name, axis);
  const isVaried = columns[at].hemisphere!.isVaried;
  const isOneCluster =
    isVaried && liesTogether(columns, pair, axis, isNamed || isBlankName(columns[at].name) ? town : country);
  return { at, isTaken: (isNamed || standTogether(columns, pair)) && !isOneCluster };
}

/** Of the columns of letters along an axis, the nearest that is called so, else the nearest. */
function nearest(columns: Column[], pair: CoordinatesAt, axis: Axis): number | null {
  const found = columns.flatMap(({ hemisphere }, i) => (hemisphere?.axis === axis ? [i] : []));
  const named = found.filter((i) => isHemisphereName(columns[i].name, axis));
  const distance = (i: number) => Math.abs(i - pair[axis]);
  return [...(named.length > 0 ? named : found)].sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** Whether a column of letters along each axis and the coordinates are four columns in a row. */
function standTogether(columns: Column[], pair: CoordinatesAt): boolean {
  const four = [pair.lng, pair.lat, nearest(columns, pair, 'lng'), nearest(columns, pair, 'lat')];
  const at = four.filter((each) => each !== null);
  return at.length === 4 && Math.max(...at) - Math.min(...at) === 3;
}

/** Whether bare coordinates lie within so many degrees, and far from where the sign of one changes. */
function liesTogether(columns: Column[], pair: CoordinatesAt, axis: Axis, within: number): boolean {
  const [lng, lat] = [columns[pair.lng].degrees!, columns[pair.lat].degrees!];
  if (Math.max(lng.high - lng.low, lat.high - lat.low) > within) return false;
  const { low, high } = axis === 'lng' ? lng : lat;
  return low > town && (axis === 'lat' || high < 180 - town);
}
