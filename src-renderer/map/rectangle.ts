import { unwrappedBBox } from '../../src-shared/geo/bbox';
import { type BBox } from '../../src-shared/geo/lngLat';
import { turn } from '../../src-shared/geo/longitude';
import { type Position, type Region, ringBox } from '../../src-shared/geo/polygon';

/** Degrees within which two sides count as one line: a decimetre. */
const tolerance = 1e-6;

/** The region within a box. */
export const regionOf = (bbox: BBox): Region => {
  const [west, south, east, north] = unwrappedBBox(bbox);
  const corners: Position[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { polygons: [[corners]] };
};

/** The box of a region that is a rectangle along the meridians, its east no less than its west; null of any other. */
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

/** Whether four numbers are the west, south, east and north of a rectangle: beyond 180 where it lies over that meridian. */
export const isBBox = ([west, south, east, north]: BBox): boolean =>
  west >= -180 &&
  west < 180 &&
  west < east &&
  east <= west + turn &&
  south >= -90 &&
  south < north &&
  north <= 90;
