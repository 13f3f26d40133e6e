import { maxDepth } from './featureSplitter';

/** Whether a geometry of a known type has no position at all, which a reader may take for none (RFC 7946, section 3.1). */
export function isEmptyGeometry(geometry: unknown, depth = 0): boolean {
  if (typeof geometry !== 'object' || geometry === null) return true;
  const { type, coordinates, geometries } = geometry as Record<string, unknown>;
  if (type !== 'GeometryCollection') return isEmptyList(coordinates);
  return (
    Array.isArray(geometries) &&
    depth < maxDepth &&
    geometries.every((each) => isEmptyGeometry(each, depth + 1))
  );
}

/** A list of nothing, or of such lists: `[[]]` is a polygon of one empty ring. */
export const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.every(isEmptyList);
