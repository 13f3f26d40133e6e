import { type Building } from './buildings';
import { type District } from './districts';
import { type Point } from './frame';
import { type Block, type CityPlan } from './plan';
import { contains, length, middle } from './polygon';
import { type StreetPiece } from './streetPieces';
import { type StreetClass } from './streets';

const cellM = 25;
/** How far the hidden functions see: a little less than the map image of a place shows. */
export const sightM = 150;

export interface Surroundings {
  /** Ground covered by buildings, 0…1. */
  built: number;
  /** Floors of homes for each square metre of ground. */
  homes: number;
  /** Ground of parks and woods, 0…1. */
  green: number;
  /** Ground of industry, 0…1. */
  industry: number;
  /** Motorway and primary road, kilometres for each square kilometre. */
  bigRoads: number;
}

const bigRoads = new Set<StreetClass>(['motorway', 'primary']);
/** Share of the floors that are homes, by kind of building. */
const homeShare: Record<string, number> = { yes: 1, apartments: 1, house: 1, office: 0.3, industrial: 0 };
const greenDistricts = new Set<District>(['park', 'wood']);

/** What lies around any point: sums over cells, weighted 1 − (d / sight)² by their distance d. */
export class SurroundingsMap {
  private readonly side: number;
  private readonly layers: Record<keyof Surroundings, Float64Array>;
  private readonly stamp = stampOf(Math.floor(sightM / cellM));

  constructor(
    private readonly plan: CityPlan,
    streets: readonly StreetPiece[],
    buildings: Iterable<Building>,
  ) {
    this.side = Math.ceil(plan.sizeM / cellM);
    const layer = () => new Float64Array(this.side * this.side);
    this.layers = { built: layer(), homes: layer(), green: layer(), industry: layer(), bigRoads: layer() };
    for (const block of plan.blocks) this.addGround(block);
    for (const building of buildings) this.addBuilding(building);
    for (const street of streets) this.addStreet(street);
  }

  at(point: Point): Surroundings {
    const sums: Surroundings = { built: 0, homes: 0, green: 0, industry: 0, bigRoads: 0 };
    const names = Object.keys(sums) as (keyof Surroundings)[];
    const [column, row] = [this.cell(point.x), this.cell(point.y)];
    let total = 0;
    for (const { dx, dy, weight } of this.stamp) {
      const [x, y] = [column + dx, row + dy];
      if (x < 0 || y < 0 || x >= this.side || y >= this.side) continue;
      total += weight;
      for (const name of names) sums[name] += weight * this.layers[name][y * this.side + x];
    }
    for (const name of names) sums[name] /= total * cellM * cellM;
    sums.bigRoads *= 1000;
    return sums;
  }

  private cell(metres: number): number {
    return Math.min(this.side - 1, Math.max(0, Math.floor((metres + this.plan.sizeM / 2) / cellM)));
  }

  private add(name: keyof Surroundings, point: Point, amount: number): void {
    this.layers[name][this.cell(point.y) * this.side + this.cell(point.x)] += amount;
  }

  private addGround({ district, land }: Block): void {
    const name = district === 'industry' ? 'industry' : greenDistricts.has(district) ? 'green' : undefined;
    if (!name) return;
    const [xs, ys] = [land.corners.map((p) => p.x), land.corners.map((p) => p.y)];
    const half = this.plan.sizeM / 2;
    for (let row = this.cell(Math.min(...ys)); row <= this.cell(Math.max(...ys)); row++) {
      for (let column = this.cell(Math.min(...xs)); column <= this.cell(Math.max(...xs)); column++) {
        const centre = { x: (column + 0.5) * cellM - half, y: (row + 0.5) * cellM - half };
        if (contains(land.corners, centre)) this.add(name, centre, cellM * cellM);
      }
    }
  }

  private addBuilding({ corners, kind, levels, groundM2 }: Building): void {
    const centre = middle(corners);
    this.add('built', centre, groundM2);
    this.add('homes', centre, groundM2 * levels * homeShare[kind]);
  }

  private addStreet({ class: streetClass, points }: StreetPiece): void {
    if (!bigRoads.has(streetClass)) return;
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1], points[i]];
      this.add('bigRoads', middle([a, b]), length(b.x - a.x, b.y - a.y));
    }
  }
}

function stampOf(reach: number): { dx: number; dy: number; weight: number }[] {
  const stamp = [];
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const weight = 1 - ((dx * dx + dy * dy) * cellM * cellM) / (sightM * sightM);
      if (weight > 0) stamp.push({ dx, dy, weight });
    }
  }
  return stamp;
}
