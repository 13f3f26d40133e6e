// Runs in the browser: one map with places or cells, drawn by the product's layers or by plain Leaflet.
import { gridDisk, cellToBoundary, latLngToCell } from 'h3-js';
import * as L from 'leaflet';
import { CellsLayer } from '../../src-renderer/map/cellsLayer';
import { type MapCell } from '../../src-renderer/map/mapTypes';
import { paletteColours } from '../../src-renderer/map/palettes';
import { PlacesLayer } from '../../src-renderer/map/placesLayer';
import { type PlaceColumns } from '../../src-shared/contract/app/resources';
import { randomStream } from '../../src-shared/random';

export type Layer = 'places' | 'cells';
export type Way = 'placeprint' | 'leaflet';

const centre = { lat: 42.37, lng: -71.11 };
const placeCount = 100_000;
/** Rings of H3 cells around the centre: 40,021 cells. */
const rings = 115;
const colours = paletteColours('viridis', 7);

function places(): PlaceColumns {
  const random = randomStream(1);
  const spread = (middle: number, width: number) =>
    Float64Array.from({ length: placeCount }, () => middle + (random.next() - 0.5) * width);
  const missing = new Float32Array(placeCount).fill(NaN);
  return {
    id: Uint32Array.from({ length: placeCount }, (_, i) => i + 1),
    lng: spread(centre.lng, 0.3),
    lat: spread(centre.lat, 0.2),
    price: missing,
    population: missing,
  };
}

const cells = (): MapCell[] =>
  gridDisk(latLngToCell(centre.lat, centre.lng, 10), rings).map((cell, i) => ({
    boundary: cellToBoundary(cell, true).slice(0, -1) as [number, number][],
    colour: colours[i % colours.length],
    title: cell,
  }));

const add: Record<Layer, Record<Way, (map: L.Map) => void | Promise<void>>> = {
  places: {
    placeprint(map) {
      const layer = new PlacesLayer('overlayPane');
      layer.addTo(map);
      layer.setPlaces(places());
    },
    leaflet(map) {
      const { lng, lat } = places();
      const renderer = L.canvas();
      for (let i = 0; i < lng.length; i++)
        L.circleMarker([lat[i], lng[i]], { renderer, radius: 3, weight: 1, fillOpacity: 1 }).addTo(map);
    },
  },
  cells: {
    placeprint(map) {
      const layer = new CellsLayer({ opacity: 0.75 }).addTo(map);
      layer.setCells(cells());
      return new Promise((resolve) => layer.once('load', () => resolve()));
    },
    leaflet(map) {
      const renderer = L.canvas();
      for (const { boundary, colour: color } of cells())
        L.polygon(
          boundary.map(([lng, lat]): L.LatLngTuple => [lat, lng]),
          { renderer, color, weight: 0.5, fillOpacity: 0.75 },
        ).addTo(map);
    },
  },
};

const nextFrame = () => new Promise(requestAnimationFrame);
let intervals: number[] = [];
let recording = false;

/** Makes the map; returns the milliseconds until it is painted. */
async function show(layer: Layer, way: Way): Promise<number> {
  const map = L.map('map', { center: centre, zoom: 12, zoomControl: false, preferCanvas: true });
  await nextFrame();
  const startMs = performance.now();
  await add[layer][way](map);
  await nextFrame();
  await nextFrame();
  return performance.now() - startMs;
}

function record(): void {
  intervals = [];
  recording = true;
  let before = performance.now();
  const frame = (now: number) => {
    intervals.push(now - before);
    before = now;
    if (recording) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** Ends the recording; returns the milliseconds between frames. */
function recorded(): number[] {
  recording = false;
  return intervals.slice(1);
}

export const bench = { show, record, recorded };
