import { randomStream } from '../../src-shared/random';
import { type Point } from './frame';
import { type Street, type StreetClass } from './streets';
import { type Convex, length, noStreet } from './polygon';

/** 0 old town, 1 centre, 2 inner city, 3 suburbs, 4 outside. */
export type Ring = 0 | 1 | 2 | 3 | 4;

const radials = 8;
/** Outer radius of rings 0 to 3 as a share of the half city, and the ring road along it. */
const ringRoads: { radius: number; road: StreetClass }[] = [
  { radius: 0.11, road: 'secondary' },
  { radius: 0.3, road: 'primary' },
  { radius: 0.56, road: 'motorway' },
  { radius: 0.8, road: 'secondary' },
];
/** Cosine and sine of 22.5°: between the axes, so that no radial road runs along the river. */
const [long, short] = [0.923_879_532_511_286_7, 0.382_683_432_365_089_8];
const compass = [
  [long, short],
  [short, long],
  [-short, long],
  [-long, short],
  [-long, -short],
  [-short, -long],
  [short, -long],
  [long, -short],
];

/** Radial roads and ring roads cut the square of the city into convex sectors, from the middle outwards. */
export function ringSectors(
  seed: number,
  halfM: number,
  streets: Street[],
): { ring: Ring; polygon: Convex }[] {
  const rays = radialDirections(seed);
  const nodes = ringRoads.map(({ radius }, ring) => ringNodes(seed, ring, rays, radius * halfM));
  nodes.push(rays.map((ray) => onBorder(ray, halfM)));
  const add = (road: StreetClass, from: Point, to: Point) =>
    streets.push({ class: road, from, to, junctions: [from, to] }) - 1;
  const next = (i: number) => (i + 1) % radials;
  const ringEdges = ringRoads.map(({ road }, k) =>
    nodes[k].map((node, i) => add(road, node, nodes[k][next(i)])),
  );
  const rayEdges = ringRoads.map((_, k) => nodes[k].map((node, i) => add('primary', node, nodes[k + 1][i])));
  const sectors: { ring: Ring; polygon: Convex }[] = [
    { ring: 0, polygon: { corners: nodes[0], edges: ringEdges[0] } },
  ];
  for (let k = 0; k < ringRoads.length; k++) {
    for (let i = 0; i < radials; i++) {
      const outer =
        k + 1 < ringRoads.length ? [] : cornersBetween(nodes[k + 1][i], nodes[k + 1][next(i)], halfM);
      const corners = [nodes[k][i], nodes[k + 1][i], ...outer, nodes[k + 1][next(i)], nodes[k][next(i)]];
      const outside = k + 1 < ringRoads.length ? ringEdges[k + 1][i] : noStreet;
      const edges = [
        rayEdges[k][i],
        ...Array(outer.length + 1).fill(outside),
        rayEdges[k][next(i)],
        ringEdges[k][i],
      ];
      sectors.push({ ring: (k + 1) as Ring, polygon: { corners, edges } });
    }
  }
  return sectors;
}

/** Unit vectors near eight evenly spread directions, anticlockwise. */
function radialDirections(seed: number): Point[] {
  const random = randomStream(seed, 16);
  return compass.map(([x, y]) => {
    const turn = 0.22 * (2 * random.next() - 1);
    const size = length(1, turn);
    return { x: (x - turn * y) / size, y: (y + turn * x) / size };
  });
}

function ringNodes(seed: number, ring: number, rays: Point[], radiusM: number): Point[] {
  const random = randomStream(seed, 17, ring);
  return rays.map(({ x, y }) => {
    const r = radiusM * (1 + 0.05 * (2 * random.next() - 1));
    return { x: x * r, y: y * r };
  });
}

function onBorder({ x, y }: Point, halfM: number): Point {
  const scale = halfM / Math.max(Math.abs(x), Math.abs(y));
  return { x: x * scale, y: y * scale };
}

/** The corner of the square between two points of its border, anticlockwise, if there is one. */
function cornersBetween(a: Point, b: Point, halfM: number): Point[] {
  const sides = (p: Point) => [p.x >= halfM * 0.999_999, p.y >= halfM * 0.999_999, p.x <= -halfM * 0.999_999];
  const sideOf = (p: Point) => {
    const index = sides(p).indexOf(true);
    return index < 0 ? 3 : index;
  };
  const [from, to] = [sideOf(a), sideOf(b)];
  const corners = [
    { x: halfM, y: halfM },
    { x: -halfM, y: halfM },
    { x: -halfM, y: -halfM },
    { x: halfM, y: -halfM },
  ];
  return from === to ? [] : [corners[from]];
}
