import { type Axis, hemisphereOf, parseDegrees, parsePoint } from '../../src-shared/geo/degrees';
import { type Column } from './columns';

type Cells = readonly string[];

/**
 * Reads a coordinate in degrees from the column at an index: as a number, with letters or minutes, out of a whole point (`isPoint`), or
 * with its sign in another column. Null where it is missing, NaN where something else stands.
 */
export function coordinateReader(
  columns: Column[],
  at: number,
  axis: Axis,
  isPoint: boolean,
): (row: Cells) => number | null {
  const column = columns[at];
  if (isPoint) {
    const order = column?.points ?? 'latLng';
    return (row) => {
      if (!(at < row.length)) return null;
      const point = parsePoint(row[at], order);
      return point && point[axis];
    };
  }
  const signAt = hemisphereColumn(columns, at, axis);
  return (row) => {
    if (!(at < row.length)) return null;
    const degrees = parseDegrees(row[at], axis, column.decimal);
    if (degrees === null) return null;
    const sign = signAt === null ? 1 : (hemisphereOf(row[signAt] ?? '')?.sign ?? 1);
    return (degrees / column.unitsPerDegree) * sign;
  };
}

/** The column that says on which side of the equator or the first meridian a coordinate lies: the nearest; null where none does. */
export function hemisphereColumn(columns: Column[], at: number, axis: Axis): number | null {
  const column = columns[at];
  if (!column || column.signs.negative > 0) return null;
  const found = columns.flatMap(({ hemisphere }, i) => (hemisphere === axis ? [i] : []));
  if (found.length === 0) return null;
  return found.reduce((nearest, i) => (Math.abs(i - at) < Math.abs(nearest - at) ? i : nearest));
}
