import { distanceM, isDrawable, type LngLat } from '../../src-shared/geo/lngLat';
import { type Region, regionBBox } from '../../src-shared/geo/polygon';
import { regionTest } from '../../src-shared/geo/regionTest';
import { type MapClass, mapClassRows, storedClasses } from '../../src-shared/kinds/mapClasses';
import { degreesPerUnit, geometryKinds, type LayerStore } from '../sources/layerStore';
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
function* roadsIn(
  region: Region,
  { index, kinds, classes, partStarts, vertexStarts, coordinates }: LayerStore,
): Generator<{ mapClass: MapClass; line: LngLat[] }> {
  const [west, south, east, north] = regionBBox(region).map((degrees) => degrees / degreesPerUnit);
  for (const feature of index.search(west, south, east, north).sort((a, b) => a - b)) {
    const mapClass = storedClasses[classes[feature]];
    if (geometryKinds[kinds[feature]] !== 'line' || !mapClassRows[mapClass].isRoad) continue;
    for (let part = partStarts[feature]; part < partStarts[feature + 1]; part++) {
      const units = coordinates.subarray(2 * vertexStarts[part], 2 * vertexStarts[part + 1]);
      yield { mapClass, line: pointsOf(units) };
    }
  }
}

const pointsOf = (units: Int32Array): LngLat[] =>
  Array.from({ length: units.length / 2 }, (_, i) => ({
    lng: units[2 * i] * degreesPerUnit,
    lat: units[2 * i + 1] * degreesPerUnit,
  }));

const between = (start: LngLat, end: LngLat, share: number): LngLat => ({
  lng: start.lng + share * (end.lng - start.lng),
  lat: start.lat + share * (end.lat - start.lat),
});
