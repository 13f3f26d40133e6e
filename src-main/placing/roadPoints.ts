import { distanceM, isDrawable, type LngLat } from '../../src-shared/geo/lngLat';
import { gathered } from '../../src-shared/geo/gathered';
import { turnsInto, wrapLng } from '../../src-shared/geo/longitude';
import { type Region } from '../../src-shared/geo/polygon';
import { regionTest } from '../../src-shared/geo/regionTest';
import { type MapClass, mapClassRows, storedClasses } from '../../src-shared/kinds/mapClasses';
import { degreesPerUnit, geometryKinds, type LayerStore, unitsPerTurn } from '../sources/layerStore';
import { type PlacedPoint } from './placedPoint';

/**
 * Points every `everyM` metres along the road lines of a map source that lie in the region: one for each stretch of that
 * length, with the rest of a road carried on to the next, so that a road cut into short pieces gets as many as a whole one.
 */
export function* roadPoints(region: Region, store: LayerStore, everyM: number): Generator<PlacedPoint> {
  // Half a stretch, so that the first road is not favoured.
  let untilNextM = everyM / 2;
  const isInside = regionTest(region);
  for (const { mapClass, line } of roadsIn(region, store))
    for (let i = 1; i < line.length; i++) {
      const [start, end] = [line[i - 1], line[i]];
      const lengthM = distanceM(start, end);
      for (; untilNextM <= lengthM; untilNextM += everyM) {
        const point = between(start, end, untilNextM / lengthM);
        // A road may lead to a pole.
        if (isInside(point) && isDrawable(point))
          yield { ...point, properties: new Map([['road', mapClass]]) };
      }
      untilNextM -= lengthM;
    }
}

/** In the order of the store, so that the same region gets the same places. */
function* roadsIn(region: Region, store: LayerStore): Generator<{ mapClass: MapClass; line: LngLat[] }> {
  const { kinds, classes, partStarts, vertexStarts, coordinates } = store;
  for (const feature of featuresAround(region, store)) {
    const mapClass = storedClasses[classes[feature]];
    if (geometryKinds[kinds[feature]] !== 'line' || !mapClassRows[mapClass].isRoad) continue;
    for (let part = partStarts[feature]; part < partStarts[feature + 1]; part++) {
      const units = coordinates.subarray(2 * vertexStarts[part], 2 * vertexStarts[part + 1]);
      yield { mapClass, line: pointsOf(units) };
    }
  }
}

function featuresAround(region: Region, store: LayerStore): Uint32Array {
  const [west, south, east, north] = gathered(region).box.map((degrees) => degrees / degreesPerUnit);
  const found = turnsInto(store.index, west, east, unitsPerTurn).flatMap((by) =>
    store.index.search(west + by, south, east + by, north),
  );
  return Uint32Array.from(new Set(found)).sort();
}

const pointsOf = (units: Int32Array): LngLat[] =>
  Array.from({ length: units.length / 2 }, (_, i) => ({
    lng: units[2 * i] * degreesPerUnit,
    lat: units[2 * i + 1] * degreesPerUnit,
  }));

const between = (start: LngLat, end: LngLat, share: number): LngLat => ({
  lng: wrapLng(start.lng + share * (end.lng - start.lng)),
  lat: start.lat + share * (end.lat - start.lat),
});
