import { type ComponentColumns } from '../../../src-shared/contract/app/resources';

/** A rectangle of the projection, in components (0 … 1): the second one grows upwards. */
export interface Brush {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

interface Point {
  x: number;
  y: number;
}

const within = (value: number) => Math.min(1, Math.max(0, value));

/** The rectangle between two corners; null where it is too small to be meant. */
export function brushBetween(a: Point, b: Point): Brush | null {
  const [left, right] = [within(Math.min(a.x, b.x)), within(Math.max(a.x, b.x))];
  const [bottom, top] = [within(Math.min(a.y, b.y)), within(Math.max(a.y, b.y))];
  return right - left < 0.01 || top - bottom < 0.01 ? null : { left, right, bottom, top };
}

const start: Brush = { left: 0.4, right: 0.6, bottom: 0.4, top: 0.6 };
const step = 0.05;
const ways: Record<string, Point> = {
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowDown: { x: 0, y: -step },
  ArrowUp: { x: 0, y: step },
};

/**
 * The brush after a key: arrows move it, with Shift they move its right and upper side, Escape takes it away, any arrow
 * begins one. Undefined for a key that means nothing here.
 */
export function brushAfterKey(
  brush: Brush | null,
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
): Brush | null | undefined {
  if (key === 'Escape') return brush ? null : undefined;
  const way = ways[key];
  if (!way) return undefined;
  if (!brush) return start;
  const { left, right, bottom, top } = brush;
  if (shiftKey) return brushBetween({ x: left, y: bottom }, { x: right + way.x, y: top + way.y }) ?? brush;
  const x = Math.min(1 - right, Math.max(-left, way.x));
  const y = Math.min(1 - top, Math.max(-bottom, way.y));
  return { left: left + x, right: right + x, bottom: bottom + y, top: top + y };
}

/** Which rows are shown: of the isolated cluster, inside the brush. Null where neither narrows them. */
export function shownRows(
  { first, second, cluster }: ComponentColumns,
  { isolated, brush }: { isolated: number | null; brush: Brush | null },
): Uint8Array | null {
  if (isolated === null && brush === null) return null;
  const shown = new Uint8Array(cluster.length);
  for (let row = 0; row < shown.length; row++) {
    const isOfCluster = isolated === null || cluster[row] === isolated;
    if (isOfCluster && (brush === null || isInside(brush, first[row], second[row]))) shown[row] = 1;
  }
  return shown;
}

const isInside = ({ left, right, bottom, top }: Brush, x: number, y: number) =>
  x >= left && x <= right && y >= bottom && y <= top;
