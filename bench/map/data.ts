import { cellToBoundary, gridDisk, latLngToCell } from 'h3-js';
import { type MapCell } from '../../src-renderer/map/mapTypes';
import { paletteColours } from '../../src-renderer/map/palettes';
import { type PlaceColumns } from '../../src-shared/contract/app/resources';
import { randomStream } from '../../src-shared/random';

export const centre = { lat: 42.37, lng: -71.11 };
export const placeCount = 100_000;
/** Rings of H3 cells around the centre: 40,021 cells. */
const rings = 115;
export const cellResolution = 10;
const colours = paletteColours('viridis', 7);

export function places(): PlaceColumns {
  const random = randomStream(1);
  const spread = (middle: number, width: number) =>
    Float64Array.from({ length: placeCount }, () => middle + (random.next() - 0.5) * width);
  return {
    id: Uint32Array.from({ length: placeCount }, (_, i) => i + 1),
    lng: spread(centre.lng, 0.3),
    lat: spread(centre.lat, 0.2),
  };
}

export const cellIds = (): string[] => gridDisk(latLngToCell(centre.lat, centre.lng, cellResolution), rings);

export const cells = (): MapCell[] =>
  cellIds().map((cell, i) => ({
    boundary: cellToBoundary(cell, true).slice(0, -1) as [number, number][],
    colour: colours[i % colours.length],
    title: cell,
  }));
