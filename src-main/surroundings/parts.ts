import { type LayerStore } from '../sources/layerStore';

/** What features are made of. */
export type Parts = Pick<LayerStore, 'partStarts' | 'vertexStarts' | 'coordinates'>;

/** Calls `edge` for every side of one ring, the closing one too, or of one line; in store units. */
export function eachEdgeOfPart(
  { vertexStarts, coordinates }: Parts,
  part: number,
  isClosed: boolean,
  edge: (x0: number, y0: number, x1: number, y1: number) => void,
): void {
  const [from, to] = [2 * vertexStarts[part], 2 * vertexStarts[part + 1]];
  if (from === to) return;
  let x = coordinates[isClosed ? to - 2 : from];
  let y = coordinates[isClosed ? to - 1 : from + 1];
  for (let at = isClosed ? from : from + 2; at < to; at += 2) {
    const [nextX, nextY] = [coordinates[at], coordinates[at + 1]];
    edge(x, y, nextX, nextY);
    [x, y] = [nextX, nextY];
  }
}

/** Whether a ring encloses a point, by the crossings of a ray to the east; a point on its border may be in or out. */
export function isInRing({ vertexStarts, coordinates }: Parts, part: number, x: number, y: number): boolean {
  const [from, to] = [2 * vertexStarts[part], 2 * vertexStarts[part + 1]];
  let inside = false;
  for (let at = from, last = to - 2; at < to; last = at, at += 2) {
    const [y0, y1] = [coordinates[last + 1], coordinates[at + 1]];
    if (y0 > y === y1 > y) continue;
    const [x0, x1] = [coordinates[last], coordinates[at]];
    if (x < x0 + ((x1 - x0) * (y - y0)) / (y1 - y0)) inside = !inside;
  }
  return inside;
}

/** Whether the box of a part holds a point, borders included. */
export const isInBox = (boxes: Int32Array, part: number, x: number, y: number): boolean =>
  x >= boxes[4 * part] && x <= boxes[4 * part + 2] && y >= boxes[4 * part + 1] && y <= boxes[4 * part + 3];

/** Whether a polygon holds a point, even-odd over its rings; `boxes` are those of `boxesOfParts`. */
export function isInPolygon(parts: Parts, boxes: Int32Array, feature: number, x: number, y: number): boolean {
  let inside = false;
  for (let part = parts.partStarts[feature]; part < parts.partStarts[feature + 1]; part++) {
    if (isInBox(boxes, part, x, y) && isInRing(parts, part, x, y)) inside = !inside;
  }
  return inside;
}
