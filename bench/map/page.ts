// Runs in the browser: one map with places or cells, drawn by the product's layers or by plain Leaflet.
import * as L from 'leaflet';
import { CellsLayer } from '../../src-renderer/map/cellsLayer';
import { PlacesLayer } from '../../src-renderer/map/placesLayer';
import { cells, centre, places } from './data';

export type Layer = 'places' | 'cells';
export type Way = 'placeprint' | 'leaflet';

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

export const bench = { show };
