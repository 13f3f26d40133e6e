import { type BBox } from '../../src-shared/geo/lngLat';
import { type Position, type Region, regionContains } from '../../src-shared/geo/polygon';

/** The halves of a box, cut across its longer side, that share ground with the region. */
export function halvesTouching(region: Region, [west, south, east, north]: BBox): BBox[] {
  const [lng, lat] = [(west + east) / 2, (south + north) / 2];
  const halves: BBox[] =
    east - west > north - south
      ? [
          [west, south, lng, north],
          [lng, south, east, north],
        ]
      : [
          [west, south, east, lat],
          [west, lat, east, north],
        ];
  return halves.filter((half) => touches(region, half));
}

/** A box that no border crosses lies wholly inside or wholly outside. */
function touches(region: Region, box: BBox): boolean {
  const isCrossed = (ring: Position[]) => ring.some((end, i) => i > 0 && crosses(ring[i - 1], end, box));
  return (
    region.polygons.some((rings) => rings.some(isCrossed)) ||
    regionContains(region, { lng: (box[0] + box[2]) / 2, lat: (box[1] + box[3]) / 2 })
  );
}

/** Whether a segment meets a box: their ranges overlap, and the box's corners are not all on one side of the segment. */
function crosses([x1, y1]: Position, [x2, y2]: Position, [west, south, east, north]: BBox): boolean {
  if (Math.max(x1, x2) < west || Math.min(x1, x2) > east) return false;
  if (Math.max(y1, y2) < south || Math.min(y1, y2) > north) return false;
  const side = (x: number, y: number) => Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
  const sides = [side(west, south), side(east, south), side(east, north), side(west, north)];
  return Math.min(...sides) <= 0 && Math.max(...sides) >= 0;
}
