// Runs in the browser: the data of bench/map drawn by deck.gl. JavaScript, since its packages are not ours to type-check.
import { Deck, MapView } from '@deck.gl/core';
import { PolygonLayer, ScatterplotLayer } from '@deck.gl/layers';
import { cells, centre, places } from '../map/data';

const blue = [11, 98, 196];
const rgbOf = (css) => css.match(/\d+/g).map(Number);

const layers = {
  places() {
    const { lng, lat } = places();
    const positions = new Float64Array(2 * lng.length);
    lng.forEach((each, i) => positions.set([each, lat[i]], 2 * i));
    const data = { length: lng.length, attributes: { getPosition: { value: positions, size: 2 } } };
    return new ScatterplotLayer({
      id: 'places',
      data,
      getRadius: 2,
      radiusUnits: 'pixels',
      getFillColor: blue,
    });
  },
  cells: () =>
    new PolygonLayer({
      id: 'cells',
      data: cells(),
      getPolygon: ({ boundary }) => boundary,
      getFillColor: ({ colour }) => rgbOf(colour),
      stroked: false,
      opacity: 0.75,
    }),
};

/** Leaflet counts zooms of tiles of 256 px, deck.gl of 512. */
const zoom = 11;

/** Makes the map; returns the milliseconds until it is painted. */
function show(layer) {
  const startMs = globalThis.performance.now();
  return new Promise((resolve, reject) => {
    const deck = new Deck({
      parent: globalThis.document.getElementById('map'),
      views: new MapView(),
      initialViewState: { longitude: centre.lng, latitude: centre.lat, zoom },
      controller: true,
      layers: [layers[layer]()],
      onError: reject,
      onAfterRender: () => {
        if (deck.props.layers.every(({ isLoaded }) => isLoaded))
          resolve(globalThis.performance.now() - startMs);
      },
    });
  });
}

export const bench = { show };
