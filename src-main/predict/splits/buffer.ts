import Flatbush from 'flatbush';
import { cellToBoundary } from 'h3-js';
import { metresPerDegree } from '../../../src-shared/geo/lngLat';
import { type LabelCells } from './cells';
import { type Coordinates } from './coordinates';

// Two north-up square map images of width w share ground exactly when their centres are closer than w along both axes.
// So the buffer is a box of half-width w around a place, not a circle: no training image touches a held-out one.

type Box = [west: number, south: number, east: number, north: number];

function boxAround(lng: number, lat: number, radiusM: number): Box {
  const dLat = radiusM / metresPerDegree;
  const dLng = dLat / Math.cos((lat * Math.PI) / 180);
  return [lng - dLng, lat - dLat, lng + dLng, lat + dLat];
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
  return markPlaces(places, (place) => index.collides(...boxAround(lng[place], lat[place], widthM)));
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
    .map((id) => cellToBoundary(id, true) as [number, number][]);
  const index = boxIndex(rings.map(ringBox));
  return markPlaces(places, (place) => {
    const box = boxAround(places.lng[place], places.lat[place], widthM);
    return index.collides(...box, (ring) => boxMeetsConvex(box, rings[ring]));
  });
}

function markPlaces({ lng }: Coordinates, isNear: (place: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: lng.length }, (_, place) => (isNear(place) ? 1 : 0));
}

function ringBox(ring: [number, number][]): Box {
  const lngs = ring.map(([lng]) => lng);
  const lats = ring.map(([, lat]) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}

/** Whether a box and a convex counter-clockwise ring, whose boxes overlap, have a point in common (separating axes). */
function boxMeetsConvex([west, south, east, north]: Box, ring: [number, number][]): boolean {
  return ring.every(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length];
    const [outwardX, outwardY] = [nextY - y, x - nextX];
    const nearestX = outwardX > 0 ? west : east;
    const nearestY = outwardY > 0 ? south : north;
    return (nearestX - x) * outwardX + (nearestY - y) * outwardY <= 0;
  });
}
