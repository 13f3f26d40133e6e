import { randomStream } from '../../src-shared/random';
import { buildBlock, type Building, landOf } from './buildings';
import { districtRules } from './districts';
import { type Point, toPosition } from './frame';
import { type Bend } from './noise';
import { type CityPlan } from './plan';
import { area, type Convex, densify, middle } from './polygon';
import { type StreetPiece } from './streetPieces';

type Position = [lng: number, lat: number];

export interface MapFeature {
  type: 'Feature';
  properties: Record<string, string | number>;
  geometry: { type: 'LineString'; coordinates: Position[] } | { type: 'Polygon'; coordinates: Position[][] };
}

/** Sides longer than this follow the bend. */
const stepM = 30;

/** Draws the plan as GeoJSON features with the properties of OpenStreetMap, one layer after the other. */
export class CityLayers {
  constructor(
    private readonly plan: CityPlan,
    private readonly bend: Bend,
    private readonly streetPieces: readonly StreetPiece[],
  ) {}

  *landuse(): Generator<MapFeature> {
    for (const block of this.plan.blocks) {
      const land = landOf(this.plan, block);
      if (land.corners.length < 3 || area(land.corners) < 100) continue;
      yield this.polygon(land.corners, districtRules[block.district].landuse);
    }
  }

  /** Pitches and ponds in parks, and the lots that are left open for cars. */
  *grounds(): Generator<MapFeature> {
    for (const [index, block] of this.plan.blocks.entries()) {
      if (block.district === 'park') yield* this.parkGrounds(landOf(this.plan, block), index);
      for (const corners of buildBlock(this.plan, index).parking)
        yield this.polygon(corners, { amenity: 'parking' });
    }
  }

  *buildings(): Generator<MapFeature> {
    for (const { corners, kind, levels } of allBuildings(this.plan))
      yield this.polygon(corners, { building: kind, 'building:levels': levels });
  }

  *streets(): Generator<MapFeature> {
    for (const { class: highway, bridge, points } of this.streetPieces)
      yield this.line(points, bridge ? { highway, bridge: 'yes' } : { highway });
  }

  *water(): Generator<MapFeature> {
    const { river } = this.plan;
    const bank = (side: number) =>
      steps(this.plan.sizeM).map((along) => {
        const point = river.at(along);
        return river.at(along, side * river.halfWidthM(point));
      });
    yield this.polygon(counterClockwise([...bank(-1), ...bank(1).reverse()]), {
      natural: 'water',
      water: 'river',
    });
  }

  /** Two tracks from border to border, and the sidings of the yard where the railway ground is wide. */
  *railways(): Generator<MapFeature> {
    const { rail, sizeM } = this.plan;
    for (const asideM of [-2.3, 2.3])
      yield this.line(
        steps(sizeM).map((along) => rail.at(along, asideM)),
        { railway: 'rail' },
      );
    const yard = steps(sizeM).filter((along) => rail.halfWidthM(rail.at(along)) > 14);
    for (const share of [-0.8, -0.6, -0.4, 0.4, 0.6, 0.8]) {
      const siding = yard.map((along) => rail.at(along, share * rail.halfWidthM(rail.at(along))));
      if (siding.length > 1) yield this.line(siding, { railway: 'rail', service: 'yard' });
    }
  }

  private *parkGrounds(land: Convex, index: number): Generator<MapFeature> {
    if (land.corners.length < 3 || area(land.corners) < 4000) return;
    const random = randomStream(this.plan.seed, 21, index);
    const centre = middle(land.corners);
    const shrunk = (share: number) =>
      land.corners.map(({ x, y }) => ({
        x: centre.x + (x - centre.x) * share,
        y: centre.y + (y - centre.y) * share,
      }));
    const draw = random.next();
    if (draw < 0.3) yield this.polygon(shrunk(0.35), { leisure: 'pitch' });
    else if (draw < 0.5) yield this.polygon(shrunk(0.45), { natural: 'water', water: 'pond' });
  }

  private polygon(corners: readonly Point[], properties: MapFeature['properties']): MapFeature {
    const ring = densify([...corners, corners[0]], stepM).map((point) => toPosition(this.bend(point)));
    return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
  }

  private line(points: readonly Point[], properties: MapFeature['properties']): MapFeature {
    const coordinates = points.map((point) => toPosition(this.bend(point)));
    return { type: 'Feature', properties, geometry: { type: 'LineString', coordinates } };
  }
}

/** Every building of the city, block by block. */
export function* allBuildings(plan: CityPlan): Generator<Building> {
  for (let index = 0; index < plan.blocks.length; index++) yield* buildBlock(plan, index).buildings;
}

/** Shares −1…1 along a course, about 40 m apart. */
function steps(sizeM: number): number[] {
  const count = Math.ceil(sizeM / 40);
  return Array.from({ length: count + 1 }, (_, i) => (2 * i) / count - 1);
}

const counterClockwise = (corners: Point[]) => (area(corners) < 0 ? corners.reverse() : corners);
