import { type BBox, type LngLat } from './lngLat';
import { turn, wrapLng } from './longitude';
import { type Polygon, type Region, ringBox } from './polygon';

const mostBands = 4096;
/** Memory for speed: entries of all bands together, by edge. */
const entriesPerEdge = 4;

/**
 * `regionContains` for many points: the same answer, from the edges at the point's latitude alone. Takes a moment and some
 * memory for each edge to prepare.
 */
export function regionTest({ polygons }: Region): (point: LngLat) => boolean {
  const tests = polygons.map(polygonTest);
  return (point) => tests.some((isInside) => isInside(point));
}

function polygonTest(rings: Polygon): (point: LngLat) => boolean {
  const bbox = ringBox(rings.flat());
  const [west, south, east, north] = bbox;
  const bandOf = bandsOver(rings, bbox);
  const bands: number[][] = [];
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [[x1, y1], [x2, y2]] = [ring[i - 1], ring[i]];
      // A ray eastward cannot cross a level edge.
      if (y1 === y2) continue;
      for (let band = bandOf(Math.min(y1, y2)); band <= bandOf(Math.max(y1, y2)); band++)
        (bands[band] ??= []).push(x1, y1, x2, y2);
    }
  return ({ lng, lat }) => {
    if (!(lat >= south && lat <= north)) return false;
    const home = wrapLng(lng);
    const x = home < west ? home + turn : home;
    return x <= east && crossesOdd(bands[bandOf(lat)] ?? [], x, lat);
  };
}

/** As many bands of latitude as the edges allow, and which of them a latitude of the polygon lies in. */
function bandsOver(rings: Polygon, [, south, , north]: BBox): (lat: number) => number {
  let [edges, heights] = [0, 0];
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      edges++;
      heights += Math.abs(ring[i][1] - ring[i - 1][1]);
    }
  const share = heights / (north - south || 1);
  const count = Math.max(1, Math.min(mostBands, Math.floor((entriesPerEdge * edges) / share) || 1));
  return (lat) =>
    Math.max(0, Math.min(count - 1, Math.floor(((lat - south) / (north - south || 1)) * count)));
}

/** Whether a ray eastward from the point crosses an odd number of edges, each of them four numbers. */
function crossesOdd(edges: number[], lng: number, lat: number): boolean {
  let odd = false;
  for (let i = 0; i < edges.length; i += 4) {
    const [x1, y1, x2, y2] = [edges[i], edges[i + 1], edges[i + 2], edges[i + 3]];
    if (y1 > lat !== y2 > lat && lng < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) odd = !odd;
  }
  return odd;
}
