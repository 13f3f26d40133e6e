import { randomStream } from '../../src-shared/random';
import { type Course, clearanceM } from './course';
import { type BuildingPattern, districtRules } from './districts';
import { type Point } from './frame';
import { type Block, type CityPlan } from './plan';
import { area, between, type Box, boxAlongLongestSide, clipToBox, type Convex, inset } from './polygon';
import { halfStreetM } from './streets';

export interface Building {
  corners: Point[];
  kind: string;
  levels: number;
  groundM2: number;
}

export interface BuiltBlock {
  buildings: Building[];
  /** Lots left open for cars. */
  parking: Point[][];
}

const bankM = 14;
const trackM = 9;

/** The land of a block between its streets; empty corners where the streets take it all. */
export function landOf(plan: CityPlan, block: Block): Convex {
  return inset(block.land, (edge) => (edge < 0 ? 0 : halfStreetM[plan.streets[edge].class]));
}

export function isClear(courses: [Course, number][], corners: readonly Point[]): boolean {
  return courses.every(([course, gapM]) => corners.every((corner) => clearanceM(course, corner) > gapM));
}

/** Lots in one or two rows along the longest side, each with a footprint behind its setback. */
export function buildBlock(plan: CityPlan, index: number): BuiltBlock {
  const block = plan.blocks[index];
  const pattern = districtRules[block.district].buildings;
  const built: BuiltBlock = { buildings: [], parking: [] };
  const land = landOf(plan, block);
  if (!pattern || land.corners.length < 3) return built;
  const random = randomStream(plan.seed, 20, index);
  const clear = (corners: Point[]) =>
    isClear(
      [
        [plan.river, bankM],
        [plan.rail, trackM],
      ],
      corners,
    );
  for (const { lot, box, upper } of lotsOf(land, pattern)) {
    const [size, shift, levels, notch, empty] = Array.from({ length: 5 }, () => random.next());
    const { corners } = clipToBox(lot, footprintBox(box, pattern, upper, size, shift));
    if (corners.length < 3 || area(corners) < 45 || !clear(corners)) continue;
    if (empty < pattern.empty) {
      if (pattern.lotWidthM > 30) built.parking.push(corners);
      continue;
    }
    const footprint = notch < 0.35 && pattern.sideM > 0 ? withNotch(corners) : corners;
    built.buildings.push({
      corners: footprint,
      groundM2: area(footprint),
      kind: pattern.kind,
      levels: pattern.levels[0] + Math.floor(levels * (pattern.levels[1] - pattern.levels[0] + 1)),
    });
  }
  return built;
}

function* lotsOf(land: Convex, pattern: BuildingPattern) {
  const whole = boxAlongLongestSide(land);
  const depth = whole.vMax - whole.vMin;
  const rows = depth > 1.5 * pattern.rowDepthM ? 2 : 1;
  const columns = Math.max(1, Math.round((whole.uMax - whole.uMin) / pattern.lotWidthM));
  const width = (whole.uMax - whole.uMin) / columns;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const lot = clipToBox(land, {
        ...whole,
        uMin: whole.uMin + column * width,
        uMax: whole.uMin + (column + 1) * width,
        vMin: whole.vMin + (row * depth) / rows,
        vMax: whole.vMin + ((row + 1) * depth) / rows,
      });
      if (lot.corners.length > 2) yield { lot, box: boxOf(lot, whole), upper: row === 1 };
    }
  }
}

/** The extent of a polygon along the axes of another box. */
function boxOf({ corners }: Convex, { ux, uy }: Box): Box {
  const us = corners.map((p) => p.x * ux + p.y * uy);
  const vs = corners.map((p) => p.y * ux - p.x * uy);
  return {
    ux,
    uy,
    uMin: Math.min(...us),
    uMax: Math.max(...us),
    vMin: Math.min(...vs),
    vMax: Math.max(...vs),
  };
}

function footprintBox(lot: Box, pattern: BuildingPattern, upper: boolean, size: number, shift: number): Box {
  const setback = pattern.setbackM * (0.7 + 0.6 * shift);
  const depth = Math.min(pattern.depthM * (0.8 + 0.4 * size), lot.vMax - lot.vMin - setback);
  const front = upper ? lot.vMax - setback : lot.vMin + setback;
  return {
    ...lot,
    uMin: lot.uMin + pattern.sideM,
    uMax: lot.uMax - pattern.sideM,
    vMin: upper ? front - depth : front,
    vMax: upper ? front : front + depth,
  };
}

/** An L from a four-cornered footprint: the third corner is cut back to the middle. */
function withNotch(corners: Point[]): Point[] {
  if (corners.length !== 4) return corners;
  const [a, b, c, d] = corners;
  const [right, top] = [between(b, c, 0.55), between(d, c, 0.5)];
  return [a, b, right, { x: right.x + top.x - c.x, y: right.y + top.y - c.y }, top, d];
}
