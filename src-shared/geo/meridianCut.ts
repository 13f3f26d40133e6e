import { turn } from './longitude';
import { type Polygon, type Position, type Region, type Ring, ringBox, ringContains } from './polygon';
import { movedRing } from './unwrap';

const edge = 180;

/** The region with its polygons cut at the 180th meridian, all longitudes from −180 to 180 (RFC 7946, 3.1.9). */
export function cutAtMeridian(region: Region): Region {
  if (region.polygons.every(([outer]) => ringBox(outer)[2] <= edge)) return region;
  return { polygons: region.polygons.flatMap(cutPolygon) };
}

/** The pieces of a polygon whose west is −180 to below 180; the polygon itself where it does not reach beyond 180. */
export function cutPolygon(polygon: Polygon): Polygon[] {
  if (ringBox(polygon[0])[2] <= edge) return [polygon];
  const isWest = ([lng]: Position) => lng < edge;
  const west = piecesOn(polygon, isWest);
  const east = piecesOn(polygon, (position) => !isWest(position));
  return [...west, ...east.map((rings) => rings.map((ring) => movedRing(ring, -turn)))];
}

/** The parts of a line on both sides of the 180th meridian; the line itself where it does not reach beyond 180. */
export function cutLine(line: Position[]): Position[][] {
  if (ringBox(line)[2] <= edge) return [line];
  const isWest = ([lng]: Position) => lng < edge;
  const east = chainsOn(line, (position) => !isWest(position));
  return [...chainsOn(line, isWest), ...east.map((chain) => movedRing(chain, -turn))];
}

type Side = (position: Position) => boolean;

/** What of a polygon lies on one side: rings that the border crosses are closed along it, holes go to the ring around them. */
function piecesOn(polygon: Polygon, isHere: Side): Polygon[] {
  const [crossed, whole] = [
    polygon.filter((ring) => isCrossed(ring, isHere)),
    polygon.filter((ring) => ring.every(isHere)),
  ];
  const pieces = closed(crossed.flatMap((ring) => chainsOn(fromCrossing(ring, isHere), isHere))).map(
    (ring): Polygon => [ring],
  );
  for (const hole of whole) pieces.find(([outer]) => ringContains(outer, hole[0]))?.push(hole);
  return pieces;
}

const isCrossed = (ring: Ring, isHere: Side) => ring.some(isHere) && !ring.every(isHere);

/** The same ring from a corner on the other side, so that no chain of this side goes over its seam. */
function fromCrossing(ring: Ring, isHere: Side): Ring {
  const start = ring.findIndex((position) => !isHere(position));
  return [...ring.slice(start), ...ring.slice(1, start + 1)];
}

/** The stretches of a line on one side, with the points where it crosses the border; none that is a point. */
function chainsOn(line: Position[], isHere: Side): Position[][] {
  const chains: Position[][] = [];
  let chain: Position[] | null = null;
  const add = (position: Position) => {
    if (!chain) chains.push((chain = []));
    const last = chain.at(-1);
    if (!last || last[0] !== position[0] || last[1] !== position[1]) chain.push(position);
  };
  line.forEach((position, i) => {
    const [here, before] = [isHere(position), i > 0 && isHere(line[i - 1])];
    if (i > 0 && here !== before) add(crossing(line[i - 1], position));
    if (here) add(position);
    else chain = null;
  });
  return chains.filter(({ length }) => length > 1);
}

const crossing = ([x1, y1]: Position, [x2, y2]: Position): Position => [
  edge,
  y1 + ((edge - x1) / (x2 - x1)) * (y2 - y1),
];

/** Chains from border to border as rings: along the border, from south to north, every second stretch is inside. */
function closed(chains: Position[][]): Ring[] {
  const ends = chains.flatMap((chain, at) => [
    { at, isStart: true, lat: chain[0][1] },
    { at, isStart: false, lat: chain[chain.length - 1][1] },
  ]);
  ends.sort((a, b) => a.lat - b.lat);
  const rings: Ring[] = [];
  const used = new Set<number>();
  for (const first of chains.keys()) {
    const ring: Ring = [];
    let [at, forward] = [first, true];
    while (!used.has(at)) {
      used.add(at);
      ring.push(...(forward ? chains[at] : chains[at].toReversed()));
      const end = ends.findIndex((each) => each.at === at && each.isStart !== forward);
      ({ at, isStart: forward } = ends[end ^ 1]);
    }
    if (ring.length >= 3) rings.push([...ring, ring[0]]);
  }
  return rings.filter((ring) => ring.some(([lng]) => lng !== edge));
}

/**
 * A ring whose edges are at most half a turn long, but for those of a whole turn: no reader takes one for an edge over the 180th
 * meridian.
 */
export const withShortEdges = (ring: Ring): Ring =>
  ring.flatMap((end, i): Ring => {
    const start = ring[i - 1] ?? end;
    const width = Math.abs(end[0] - start[0]);
    const isLong = width > turn / 2 && width !== turn;
    return isLong ? [[(start[0] + end[0]) / 2, (start[1] + end[1]) / 2], end] : [end];
  });
