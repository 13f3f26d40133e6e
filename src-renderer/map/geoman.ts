import * as L from 'leaflet';
import { AppError } from '../../src-shared/errors';
import { wrappedBBox } from '../../src-shared/geo/bbox';
import { type BBox } from '../../src-shared/geo/lngLat';
import { turn } from '../../src-shared/geo/longitude';
import { type Polygon, type Region, ringBox } from '../../src-shared/geo/polygon';
import { together } from '../../src-shared/geo/unwrap';
import { say } from '../../src-shared/message';
import { preferences } from '../state/preferences.svelte';
import { type Shape } from './mapTypes';

type Geoman = typeof L.PM;

let loading: Promise<Geoman> | undefined;

/**
 * Geoman draws and reshapes polygons. It is large, so it is loaded with the first drawing. It speaks to a global Leaflet and
 * writes into it, which the module of Leaflet forbids: it is given a copy that has the same classes.
 */
const load = (): Promise<Geoman> => (loading ??= loadOnce());

async function loadOnce(): Promise<Geoman> {
  const copy = { ...L } as typeof L;
  Object.assign(globalThis, { L: copy });
  await Promise.all([
    import('@geoman-io/leaflet-geoman-free'),
    import('@geoman-io/leaflet-geoman-free/dist/leaflet-geoman.css'),
  ]);
  copy.PM.setOptIn(true);
  // Its corners are for the pointer: to the keyboard the form of the region gives them, with names.
  L.Marker.mergeOptions({ keyboard: false });
  return copy.PM;
}

async function geomanOf(map: L.Map): Promise<L.PM.PMMap> {
  const PM = await load();
  // Its hook into new maps came too late for this one.
  map.pm ??= new (PM as unknown as { Map: new (map: L.Map) => L.PM.PMMap }).Map(map);
  map.pm.setGlobalOptions({ allowSelfIntersection: false, snappable: false });
  map.pm.setLang(preferences.language);
  return map.pm;
}

const shapes = { rectangle: 'Rectangle', polygon: 'Polygon' } as const;

/** Lets the analyst draw one shape; returns a function that gives up. */
export function draw(map: L.Map, shape: Shape, done: (drawn: L.Layer) => void): () => void {
  const stopping = new AbortController();
  const taken: L.PM.CreateEventHandler = ({ layer }) => {
    layer.remove();
    done(layer);
  };
  void geomanOf(map).then((pm) => {
    if (stopping.signal.aborted) return;
    map.once('pm:create', taken);
    pm.enableDraw(shapes[shape], { continueDrawing: false });
  });
  return () => {
    stopping.abort();
    map.off('pm:create', taken);
    map.pm?.disableDraw();
  };
}

/** Lets the analyst drag, add and remove corners of a layer; returns a function that ends it. */
export function reshape(map: L.Map, layer: L.Polygon, changed: () => void): () => void {
  const stopping = new AbortController();
  void Promise.all([load(), geomanOf(map)]).then(([PM]) => {
    if (stopping.signal.aborted) return;
    layer.options.pmIgnore = false;
    PM.reInitLayer(layer);
    layer.pm.enable({ allowSelfIntersection: false, snappable: false });
    layer.on('pm:edit', changed);
  });
  return () => {
    stopping.abort();
    layer.off('pm:edit');
    layer.pm?.disable();
  };
}

/** Of the turn of the map on which it was drawn nothing is kept. `input/bad-argument` for a shape that is wider than the world. */
export function regionOfLayer(layer: L.Layer): Region {
  const { geometry } = (layer as L.Polygon).toGeoJSON(7);
  const drawn = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const polygons = drawn.map((rings) => together(rings as Polygon));
  if (polygons.some(([outer]) => ringBox(outer)[2] - ringBox(outer)[0] > turn))
    throw new AppError('input/bad-argument', say('window.beyondWorld'));
  return { polygons };
}

/** Where a map looks: over the 180th meridian too, and no farther than around the Earth. */
export const bboxOf = (bounds: L.LatLngBounds): BBox =>
  wrappedBBox([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]);
