import { type BBox } from '../../src-shared/geo/lngLat';
import { type Position, type Region, ringBox } from '../../src-shared/geo/polygon';

/** Degrees within which two sides count as one line: a decimetre. */
const tolerance = 1e-6;

/** All longitudes and latitudes. */
export const world: BBox = [-180, -90, 180, 90];

export const regionOf = ([west, south, east, north]: BBox): Region => {
  const corners: Position[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { polygons: [[corners]] };
};

/** The box of a region that is a rectangle along the meridians; null of any other. */
export function rectangleOf(region: Region): BBox | null {
  const rings = region.polygons.flat();
  if (rings.length !== 1 || rings[0].length !== 5) return null;
  const bbox = ringBox(rings[0]);
  const [west, south, east, north] = bbox;
  const isOn = (value: number, ...lines: number[]) =>
    lines.some((line) => Math.abs(value - line) <= tolerance);
  const [ring] = rings;
  const turnsSquare = ring.slice(1).every(([lng, lat], i) => isOn(lng, ring[i][0]) !== isOn(lat, ring[i][1]));
  return turnsSquare && ring.every(([lng, lat]) => isOn(lng, west, east) && isOn(lat, south, north))
    ? bbox
    : null;
}

/** The part of a box that lies in the world. */
export const withinWorld = (bbox: BBox): BBox =>
  bbox.map((degrees, i) => Math.max(world[i % 2], Math.min(world[2 + (i % 2)], degrees))) as BBox;

export const isWithinWorld = ([west, south, east, north]: BBox): boolean =>
  west >= world[0] && south >= world[1] && east <= world[2] && north <= world[3];

/** Whether four numbers are the west, south, east and north of a rectangle in the world. */
export const isBBox = (bbox: BBox): boolean => {
  const [west, south, east, north] = bbox;
  return west < east && south < north && isWithinWorld(bbox);
};
