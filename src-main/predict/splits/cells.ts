import { edgeLength, getHexagonEdgeLengthAvg, latLngToCell, originToDirectedEdges, UNITS } from 'h3-js';
import { type Coordinates } from './coordinates';

const leastEdgeM = 300;
const mostCells = 300;

export interface LabelCells {
  resolution: number;
  /** Mean edge of these cells in metres: H3 edges vary over the globe. */
  edgeM: number;
  ids: string[];
  /** Place indices of each cell. */
  places: number[][];
}

/** The finest resolution whose mean edge is at least 300 m. */
const finest = Array.from({ length: 16 }, (_, resolution) => resolution).findLast(
  (resolution) => getHexagonEdgeLengthAvg(resolution, UNITS.m) >= leastEdgeM,
)!;

/** H3 cells of the places: at the finest resolution whose edge is ≥ 300 m and that leaves at most 300 cells, or as asked. */
export function labelCells(places: Coordinates, wanted?: number): LabelCells {
  let resolution = wanted ?? finest;
  let cells = placesByCell(places, resolution);
  while (wanted === undefined && cells.size > mostCells && resolution > 0)
    cells = placesByCell(places, --resolution);
  const ids = [...cells.keys()];
  return { resolution, edgeM: meanEdgeM(ids), ids, places: [...cells.values()] };
}

function placesByCell({ lng, lat }: Coordinates, resolution: number): Map<string, number[]> {
  const all = Array.from(lng.keys());
  return Map.groupBy(all, (place) => latLngToCell(lat[place], lng[place], resolution));
}

function meanEdgeM(cells: string[]): number {
  const edges = cells.flatMap(originToDirectedEdges);
  return edges.reduce((sum, edge) => sum + edgeLength(edge, UNITS.m), 0) / Math.max(1, edges.length);
}
