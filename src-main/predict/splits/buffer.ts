import Flatbush from 'flatbush';
import { metresPerDegree } from '../../../src-shared/geo/lngLat';
import { turn, turnsInto } from '../../../src-shared/geo/longitude';
import { type Ring, ringBox } from '../../../src-shared/geo/polygon';
import { cellBoundary } from '../cellBoundary';
import { type LabelCells } from './cells';
import { type Coordinates } from './coordinates';

// Two north-up square map images of width w share ground exactly when their centres are closer than w along both axes.
// So the buffer is a box of half-width w around a place, not a circle: no training image touches a held-out one.

type Box = [west: number, south: number, east: number, north: number];

function boxAround(lng: number, lat: number, radiusM: number): Box {
  const dLat = radiusM / metresPerDegree;
  const dLng = Math.min(turn / 2, dLat / Math.cos((lat * Math.PI) / 180));
  return [lng - dLng, lat - dLat, lng + dLng, lat + dLat];
}

/** Whether an indexed box that `meets` it lies in a box, wherever either reaches over the 180th meridian. */
function hasIn(
  index: Flatbush,
  [west, south, east, north]: Box,
  meets?: (box: Box, found: number) => boolean,
): boolean {
  return turnsInto(index, west, east).some((by) => {
    const box: Box = [west + by, south, east + by, north];
    return index.collides(...box, meets && ((found) => meets(box, found)));
  });
}

function boxIndex(boxes: Box[]): Flatbush {
  const index = new Flatbush(boxes.length);
  for (const box of boxes) index.add(...box);
  index.finish();
  return index;
}

/** Marks (1) every place whose image overlaps that of a held-out place, the held-out places included. */
export function bufferAroundPlaces(places: Coordinates, heldOut: Uint32Array, widthM: number): Uint8Array {
  const { lng, lat } = places;
  const index = boxIndex(Array.from(heldOut, (place) => [lng[place], lat[place], lng[place], lat[place]]));
  return markPlaces(places, (place) => hasIn(index, boxAround(lng[place], lat[place], widthM)));
}

/** Marks (1) every place whose box reaches into a held-out cell: no image of a place outside it shows ground of the cell. */
export function bufferAroundCells(
  places: Coordinates,
  cells: LabelCells,
  heldOut: Uint32Array,
  widthM: number,
): Uint8Array {
  const held = new Set(heldOut);
  const rings = cells.ids
    .filter((_, cell) => held.has(cells.places[cell][0]))
    .map((id) => convex(cellBoundary(id)));
  const index = boxIndex(rings.map(ringBox));
  return markPlaces(places, (place) => {
    const box = boxAround(places.lng[place], places.lat[place], widthM);
    return hasIn(index, box, (moved, ring) => boxMeetsConvex(moved, rings[ring]));
  });
}

function markPlaces({ lng }: Coordinates, isNear: (place: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: lng.length }, (_, place) => (isNear(place) ? 1 : 0));
}

/** The border of a cell; of one around a pole, which degrees show as no convex figure, the box around it. */
function convex(ring: Ring): Ring {
  const [west, south, east, north] = ringBox(ring);
  return east - west < turn ? ring : [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
}

/** Whether a box and a closed convex counter-clockwise ring, whose boxes overlap, have a point in common (separating axes). */
function boxMeetsConvex([west, south, east, north]: Box, ring: Ring): boolean {
  return ring.slice(1).every(([nextX, nextY], i) => {
    const [x, y] = ring[i];
    const [outwardX, outwardY] = [nextY - y, x - nextX];
    const nearestX = outwardX > 0 ? west : east;
    const nearestY = outwardY > 0 ? south : north;
    return (nearestX - x) * outwardX + (nearestY - y) * outwardY <= 0;
  });
}
