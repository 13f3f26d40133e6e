import { turn } from '../../../src-shared/geo/longitude';
import { cornerCount, type Position, type Region, ringBox } from '../../../src-shared/geo/polygon';
import { atHome } from '../../../src-shared/geo/unwrap';

/** A region of more corners is not edited as text. */
const mostWritten = 300;

/** More corners than this are too many handles on the map. */
const mostDragged = 1000;

export const canBeDragged = (region: Region): boolean => cornerCount(region) <= mostDragged;

/** Corners of a region of one ring, one `longitude, latitude` a line; null of any other region. */
export function cornersText({ polygons }: Region): string | null {
  const rings = polygons.flat();
  if (rings.length !== 1 || rings[0].length > mostWritten) return null;
  return rings[0]
    .slice(0, -1)
    .map((position) => position.join(', '))
    .join('\n');
}

/** The region of such a text; null where a line is no position, there are fewer than three, or they go farther than around the Earth. */
export function parseCorners(text: string): Region | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const ring = lines.flatMap((line) => {
    const position = positionOf(line);
    return position ? [position] : [];
  });
  if (ring.length < 3 || ring.length < lines.length) return null;
  const closed = [...ring, ring[0]];
  const [west, , east] = ringBox(closed);
  return east - west <= turn ? { polygons: [[atHome(closed)]] } : null;
}

function positionOf(line: string): Position | null {
  const numbers = line.split(/[\s,;]+/).map(Number);
  const [lng, lat] = numbers;
  const isPosition = numbers.length === 2 && lng >= -180 && lng <= 540 && Math.abs(lat) <= 90;
  return isPosition ? [lng, lat] : null;
}
