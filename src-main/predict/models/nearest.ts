import Flatbush from 'flatbush';
import { localProjection } from '../../../src-shared/geo/lngLat';
import { type Pause } from '../pause';
import { type Coordinates, middleOf } from '../splits/coordinates';
import { type Rows } from './rows';

/**
 * Mean of `y` over the `k` training places nearest to each of `rows`, `[rows, width of y]`; fewer where fewer there are.
 * Of equally distant places any may be taken. Distances are taken in one local projection.
 */
export async function nearestMeans(
  places: Coordinates,
  y: Rows,
  train: Uint32Array,
  rows: Uint32Array,
  k: number,
  pause: Pause,
): Promise<Float64Array> {
  const { toXY } = localProjection(middleOf(places, train));
  const xyOf = (place: number) => toXY({ lng: places.lng[place], lat: places.lat[place] });
  const index = new Flatbush(train.length);
  for (const place of train) {
    const { x, y: north } = xyOf(place);
    index.add(x, north);
  }
  index.finish();
  const means = new Float64Array(rows.length * y.width);
  for (const [r, row] of rows.entries()) {
    const { x, y: north } = xyOf(row);
    const nearest = index.neighbors(x, north, k);
    for (const found of nearest)
      for (let c = 0; c < y.width; c++)
        means[r * y.width + c] += y.data[train[found] * y.width + c] / nearest.length;
    await pause();
  }
  return means;
}
