import { type Random } from '../../src-shared/random';
import { area, boxAlongLongestSide, clip, type Convex, length, noStreet } from './polygon';
import { joinsMotorway, type Street, type StreetClass } from './streets';

/** Wanted depth and length of the parts, metres, and how far cuts may turn and shift from a regular grid (tangent, share). */
export interface Spacing {
  depthM: number;
  lengthM: number;
  irregular: number;
}

/** Cuts a convex polygon by new streets until the parts have about the wanted depth and length. */
export function subdivide(
  streets: Street[],
  polygon: Convex,
  spacing: Spacing,
  streetOf: (polygon: Convex) => StreetClass,
  random: Random,
): Convex[] {
  const cut = nextCut(polygon, spacing, random);
  if (!cut) return [polygon];
  const id = streets.length;
  const near = clip(polygon, cut, id);
  const far = clip(polygon, { nx: -cut.nx, ny: -cut.ny, limit: -cut.limit }, id);
  if (near.corners.length < 3 || far.corners.length < 3) return [polygon];
  addStreet(streets, near, id, streetOf(polygon));
  return [near, far].flatMap((part) => subdivide(streets, part, spacing, streetOf, random));
}

/** A cut parallel to the longest side where the polygon is too deep, across it where it is too long. */
function nextCut(polygon: Convex, { depthM, lengthM, irregular }: Spacing, random: Random) {
  if (area(polygon.corners) < 0.7 * depthM * lengthM) return undefined;
  const { ux, uy, uMin, uMax, vMin, vMax } = boxAlongLongestSide(polygon);
  const rows = Math.round((vMax - vMin) / depthM);
  const columns = Math.round((uMax - uMin) / lengthM);
  if (rows < 2 && columns < 2) return undefined;
  const across = columns > rows;
  const parts = across ? columns : rows;
  const turn = irregular * (2 * random.next() - 1);
  const share = (Math.floor(parts / 2) + irregular * (2 * random.next() - 1)) / parts;
  const [ax, ay] = across ? [ux, uy] : [-uy, ux];
  const size = length(1, turn);
  const [nx, ny] = [(ax - turn * ay) / size, (ay + turn * ax) / size];
  const u = across ? uMin + share * (uMax - uMin) : (uMin + uMax) / 2;
  const v = across ? (vMin + vMax) / 2 : vMin + share * (vMax - vMin);
  return { nx, ny, limit: nx * (u * ux - v * uy) + ny * (u * uy + v * ux) };
}

/** The new side of `part` becomes a street that meets the two streets that it hits, but for motorways. */
function addStreet(streets: Street[], part: Convex, id: number, streetClass: StreetClass): void {
  const side = part.edges.indexOf(id);
  const count = part.corners.length;
  const [from, to] = [part.corners[side], part.corners[(side + 1) % count]];
  const hit = [part.edges[(side + count - 1) % count], part.edges[(side + 1) % count]];
  const junctions = [from, to].filter((end, i) => {
    if (hit[i] === noStreet) return true;
    const other = streets[hit[i]];
    if (other.class === 'motorway' && !joinsMotorway.has(streetClass)) return false;
    other.junctions.push(end);
    return true;
  });
  streets.push({ class: streetClass, from, to, junctions });
}
