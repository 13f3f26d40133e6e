import { turn, wrapLng } from './longitude';
import { type Polygon, type Position, type Ring, ringBox } from './polygon';

/**
 * The same line without jumps: where neighbours are more than half a turn apart, it goes over the 180th meridian and on beyond
 * ±180. An edge of a whole turn is left as it is: it runs around the Earth, along a pole.
 */
export function unwrappedLine(line: Position[]): Position[] {
  const [west, , east] = ringBox(line);
  if (east - west <= turn / 2) return line;
  let [by, before] = [0, line[0][0]];
  return line.map(([lng, lat]): Position => {
    const step = lng + by - before;
    if (Math.abs(step) > turn / 2 && Math.abs(step) !== turn) by -= turn * Math.round(step / turn);
    before = lng + by;
    return [before, lat];
  });
}

/** A closed ring without jumps; one that runs around the Earth is closed along the pole that is nearer to it. */
export function unwrappedRing(ring: Ring): Ring {
  const line = unwrappedLine(ring);
  const [first, last] = [line[0], line[line.length - 1]];
  if (first[0] === last[0]) return line;
  const pole = line.reduce((sum, [, lat]) => sum + lat, 0) < 0 ? -90 : 90;
  return [...line, [last[0], pole], [first[0], pole], first];
}

export const movedRing = (ring: Ring, degrees: number): Ring =>
  degrees === 0 ? ring : ring.map(([lng, lat]): Position => [lng + degrees, lat]);

/** A ring, or line, with a west from −180 to below 180. */
export function atHome(ring: Ring): Ring {
  const [west] = ringBox(ring);
  return movedRing(ring, wrapLng(west) - west);
}

const widthOf = (ring: Ring) => ringBox(ring)[2] - ringBox(ring)[0];
const middleOf = (ring: Ring) => (ringBox(ring)[0] + ringBox(ring)[2]) / 2;

/** Rings, or lines, each moved by whole turns to where it is nearest to the widest one: a hole into its ring. */
export function together(rings: Ring[]): Ring[] {
  const widest = rings.reduce((one, other) => (widthOf(other) > widthOf(one) ? other : one));
  const middle = middleOf(atHome(widest));
  return rings.map((ring) => movedRing(ring, turn * Math.round((middle - middleOf(ring)) / turn)));
}

/**
 * A polygon of closed rings, as files have them, without jumps: its west from −180 to below 180, its holes in it. A jump of more
 * than half a turn between neighbours is how an edge over the 180th meridian is known (RFC 7946, 3.1.9, asks for a cut there; few
 * writers make it).
 */
export const unwrappedPolygon = (rings: Polygon): Polygon => together(rings.map(unwrappedRing));
