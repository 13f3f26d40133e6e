/** A rectangle in coordinate units. */
export type Box = readonly [west: number, south: number, east: number, north: number];

interface End {
  chain: number;
  atStart: boolean;
  /** Way along the edge from the south-west corner, anticlockwise. */
  along: number;
}

/**
 * Closes the open chains of one area that was cut at the edge of its file. What is missing lies outside the box, so any
 * path outside gives the right fill inside, up to which side of it is filled: neighbouring ends are joined along the edge
 * in the one of the two possible pairings that takes the shorter way. An end counts as cut if it is no farther from the edge
 * than its chain is wide (tools drop whole segments, so it may lie well inside), and than a tenth of the box.
 *
 * Chains and rings are flat `[x, y, …]`; `left` counts the chains that were not cut at the edge.
 */
export function closeAtEdge(open: number[][], box: Box): { rings: number[][]; left: number } {
  const chains = open.filter((chain) => isCutAt(chain, box));
  const ends = chains.flatMap((chain, i) => [
    { chain: i, atStart: true, along: along(chain[0], chain[1], box) },
    { chain: i, atStart: false, along: along(chain[chain.length - 2], chain[chain.length - 1], box) },
  ]);
  ends.sort((a, b) => a.along - b.along);
  const length = (from: number) =>
    ends.reduce(
      (sum, end, i) => (i % 2 === from ? sum + forward(end, ends[(i + 1) % ends.length], box) : sum),
      0,
    );
  const rings = trace(chains, ends, length(0) <= length(1) ? 0 : 1, box);
  return { rings, left: open.length - chains.length };
}

/** Follows chain, edge, chain, … until each chain is part of a ring. `from`: 0 joins ends 0–1, 2–3, …; 1 joins 1–2, …. */
function trace(chains: number[][], ends: End[], from: number, box: Box): number[][] {
  const rings: number[][] = [];
  const used = new Set<number>();
  for (const [first] of chains.entries()) {
    const ring: number[] = [];
    let [chain, reversed] = [first, false];
    while (!used.has(chain)) {
      used.add(chain);
      append(ring, chains[chain], reversed);
      const at = ends.findIndex((end) => end.chain === chain && end.atStart === reversed);
      const ahead = at % 2 === from;
      const next = (at + (ahead ? 1 : ends.length - 1)) % ends.length;
      ring.push(...edgePath(ends[at], ends[next], ahead, box));
      [chain, reversed] = [ends[next].chain, !ends[next].atStart];
    }
    if (ring.length > 0) rings.push(ring);
  }
  return rings;
}

function append(ring: number[], chain: number[], reversed: boolean): void {
  for (let i = 0; i < chain.length; i += 2) {
    const at = reversed ? chain.length - 2 - i : i;
    ring.push(chain[at], chain[at + 1]);
  }
}

/** The points on the edge between two ends, anticlockwise if `ahead`. */
function edgePath(from: End, to: End, ahead: boolean, box: Box): number[] {
  const [start, end] = ahead ? [from, to] : [to, from];
  const stops = [start.along, ...cornersBetween(start, end, box), end.along];
  if (!ahead) stops.reverse();
  return stops.flatMap((stop) => pointAt(stop, box));
}

function cornersBetween(start: End, end: End, box: Box): number[] {
  const round = perimeter(box);
  const last = start.along + forward(start, end, box);
  return [0, 1]
    .flatMap((turn) => corners(box).map((corner) => corner + turn * round))
    .filter((corner) => corner > start.along && corner < last);
}

const width = (box: Box) => box[2] - box[0];
const height = (box: Box) => box[3] - box[1];
const perimeter = (box: Box) => 2 * (width(box) + height(box));
const corners = (box: Box) => [0, width(box), width(box) + height(box), 2 * width(box) + height(box)];

/** Way from one end to the next, anticlockwise. */
function forward(start: End, end: End, box: Box): number {
  const way = end.along - start.along;
  return way < 0 ? way + perimeter(box) : way;
}

/** The point of the edge that is nearest to a point, as a way along the edge. */
function along(x: number, y: number, box: Box): number {
  const [west, south, east, north] = box;
  const [dx, dy] = [Math.min(Math.max(x, west), east) - west, Math.min(Math.max(y, south), north) - south];
  const [w, h] = [width(box), height(box)];
  const nearest = Math.min(dy, w - dx, h - dy, dx);
  if (nearest === dy) return dx;
  if (nearest === w - dx) return w + dy;
  return nearest === h - dy ? 2 * w + h - dx : 2 * (w + h) - dy;
}

function pointAt(way: number, box: Box): [x: number, y: number] {
  const [west, south, east, north] = box;
  const [w, h] = [width(box), height(box)];
  const rest = way % perimeter(box);
  if (rest < w) return [west + rest, south];
  if (rest < w + h) return [east, south + rest - w];
  if (rest < 2 * w + h) return [east - (rest - w - h), north];
  return [west, north - (rest - 2 * w - h)];
}

function isCutAt(chain: number[], box: Box): boolean {
  const reach = Math.min(extent(chain), Math.hypot(width(box), height(box)) / 10);
  const last = chain.length - 2;
  return insideBy(chain[0], chain[1], box) <= reach && insideBy(chain[last], chain[last + 1], box) <= reach;
}

/** Distance to the edge from inside; negative outside. */
const insideBy = (x: number, y: number, box: Box) => Math.min(x - box[0], y - box[1], box[2] - x, box[3] - y);

function extent(chain: number[]): number {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < chain.length; i += 2) {
    minX = Math.min(minX, chain[i]);
    maxX = Math.max(maxX, chain[i]);
    minY = Math.min(minY, chain[i + 1]);
    maxY = Math.max(maxY, chain[i + 1]);
  }
  return Math.hypot(maxX - minX, maxY - minY);
}
