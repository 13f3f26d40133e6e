import { type Course, clearanceM } from './course';
import { type Point } from './frame';
import { type CityPlan } from './plan';
import { densify } from './polygon';
import { type Street, type StreetClass } from './streets';

/** A street between two junctions, or a part of it. */
export interface StreetPiece {
  class: StreetClass;
  bridge: boolean;
  points: Point[];
}

const stepM = 15;
const crossesRiver = new Set<StreetClass>(['motorway', 'primary', 'secondary']);
const crossesRail = new Set<StreetClass>([...crossesRiver, 'tertiary', 'footway', 'track']);

/** All streets between their junctions, those that lead nowhere left out: what remains is one connected network. */
export function streetPieces(plan: CityPlan): StreetPiece[] {
  const pieces = plan.streets.flatMap((street) =>
    betweenJunctions(street).flatMap((points) => overObstacles(plan, street.class, points)),
  );
  return largestNetwork(pieces);
}

function betweenJunctions({ from, to, junctions }: Street): Point[][] {
  const along = (p: Point) => (p.x - from.x) * (to.x - from.x) + (p.y - from.y) * (to.y - from.y);
  const ordered = [...junctions].sort((a, b) => along(a) - along(b));
  return ordered.slice(1).map((end, i) => densify([ordered[i], end], stepM));
}

/** Larger streets cross the river on a bridge; smaller ones end at the bank, and before the railway. */
function overObstacles({ river, rail }: CityPlan, streetClass: StreetClass, points: Point[]): StreetPiece[] {
  const piece = (bridge: boolean, run: Point[]) => ({ class: streetClass, bridge, points: run });
  const blocked = (course: Course, gapM: number) => (p: Point) => clearanceM(course, p) < gapM;
  if (!crossesRiver.has(streetClass)) {
    const [atRiver, atRail] = [blocked(river, 9), blocked(rail, 6)];
    const open = (p: Point) => !atRiver(p) && (crossesRail.has(streetClass) || !atRail(p));
    return runs(points, open)
      .filter(({ value }) => value)
      .map(({ run }) => piece(false, run));
  }
  return runs(points, blocked(river, 5), true).map(({ value, run }) => piece(value, run));
}

/** Stretches of points with the same value; `joined` ones share the point where the value changes. */
function runs(points: Point[], valueOf: (point: Point) => boolean, joined = false) {
  const found: { value: boolean; run: Point[] }[] = [];
  for (const point of points) {
    const value = valueOf(point);
    const last = found.at(-1);
    if (last?.value === value) last.run.push(point);
    else {
      if (last && joined) last.run.push(point);
      found.push({ value, run: [point] });
    }
  }
  return found.filter(({ run }) => run.length > 1);
}

/** The pieces of the largest connected part (union–find over their ends). */
function largestNetwork(pieces: StreetPiece[]): StreetPiece[] {
  const parents = new Map<Point, Point>();
  const rootOf = (point: Point): Point => {
    let root = point;
    for (let next = parents.get(root); next && next !== root; next = parents.get(root)) root = next;
    parents.set(point, root);
    return root;
  };
  for (const { points } of pieces) parents.set(rootOf(points[0]), rootOf(points.at(-1)!));
  const sizes = new Map<Point, number>();
  for (const { points } of pieces) {
    const root = rootOf(points[0]);
    sizes.set(root, (sizes.get(root) ?? 0) + points.length);
  }
  let [largest, size] = [undefined as Point | undefined, 0];
  for (const [root, count] of sizes) if (count > size) [largest, size] = [root, count];
  return pieces.filter(({ points }) => rootOf(points[0]) === largest);
}
