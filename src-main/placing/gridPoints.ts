import { cellToLatLng, getHexagonAreaAvg, polygonToCells, UNITS } from 'h3-js';
import { type BBox, type LngLat, metresPerDegree } from '../../src-shared/geo/lngLat';
import { bboxParts, wrappedBBox } from '../../src-shared/geo/bbox';
import { gathered } from '../../src-shared/geo/gathered';
import { type Position, type Region } from '../../src-shared/geo/polygon';
import { regionTest } from '../../src-shared/geo/regionTest';
import { halvesTouching } from './boxes';
import { type PlacedPoint } from './placedPoint';

/** Cells that are asked of H3 at once: some milliseconds. */
const cellsPerBox = 2000;
/** H3 takes wider polygons for ones across the 180th meridian. */
const widestBoxDegrees = 90;

/** The centres in the region of the H3 cells of a resolution (0 … 15), each once. */
export function* gridPoints(region: Region, resolution: number): Generator<PlacedPoint> {
  const sideM = Math.sqrt(cellsPerBox * getHexagonAreaAvg(resolution, UNITS.m2));
  const sideDegrees = Math.min(widestBoxDegrees, sideM / metresPerDegree);
  const isInside = regionTest(region);
  const flat = gathered(region);
  for (const box of boxesOf(flat.region, flat.box, sideDegrees))
    // H3 knows longitudes from −180 to 180 alone.
    for (const part of bboxParts(wrappedBBox(box)))
      for (const cell of cellsIn(part, resolution)) {
        const [lat, lng] = cellToLatLng(cell);
        const point = { lng, lat };
        if (belongsTo(part, point) && isInside(point))
          yield { ...point, properties: new Map([['h3', cell]]) };
      }
}

function* boxesOf(region: Region, box: BBox, sideDegrees: number): Generator<BBox> {
  const [west, south, east, north] = box;
  if (east - west <= sideDegrees && north - south <= sideDegrees) yield box;
  else for (const half of halvesTouching(region, box)) yield* boxesOf(region, half, sideDegrees);
}

/** Around the box, so that rounding loses no cell whose centre lies on its border. */
const marginDegrees = 1e-9;

function cellsIn(box: BBox, resolution: number): string[] {
  const [west, south] = [box[0] - marginDegrees, box[1] - marginDegrees];
  const [east, north] = [box[2] + marginDegrees, box[3] + marginDegrees];
  const ring: Position[] = [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
  return polygonToCells([ring], resolution, true);
}

/** A centre on the border between two boxes belongs to one of them. */
const belongsTo = ([west, south, east, north]: BBox, { lng, lat }: LngLat) =>
  lng >= west && lng < east && lat >= south && lat < north;
