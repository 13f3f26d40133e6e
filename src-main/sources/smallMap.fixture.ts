import { classIndex } from './classify';
import { LayerStoreBuilder, polygonKind, toUnits } from './layerStoreBuilder';

/** A map of one lot, far from where tests have their places: it can be read, and says the same of all of them. */
export function smallMap() {
  const lots = new LayerStoreBuilder();
  const triangle = [80, 10, 80.001, 10, 80, 10.001].map(toUnits);
  lots.add({ class: classIndex('parcel'), kind: polygonKind, parts: [triangle] });
  return { name: 'map', attribution: null, featureCount: 1, summary: {}, store: lots.build().buffer };
}
