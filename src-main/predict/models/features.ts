import { unwrappedLngs } from '../../../src-shared/geo/lngExtent';
import { localProjection } from '../../../src-shared/geo/lngLat';
import { type Coordinates, middleOf } from '../splits/coordinates';
import { columnScales, type Rows } from './rows';

/** Features of all places; what is fitted to make them is fitted on `train`. */
export type FeatureSource = (train: Uint32Array) => Rows;

/** Standardised coordinates with their squares and product: `[places, 5]`. */
export function coordinateFeatures(places: Coordinates): FeatureSource {
  const [lng, lat] = [unwrappedLngs(places.lng), places.lat];
  const pairs = {
    width: 2,
    data: Float64Array.from({ length: 2 * lng.length }, (_, i) => (i % 2 ? lat : lng)[i >> 1]),
  };
  return (train) => {
    const { means, deviations } = columnScales(pairs, train);
    const data = new Float64Array(5 * lng.length);
    for (let i = 0; i < lng.length; i++) {
      const x = (lng[i] - means[0]) / deviations[0];
      const y = (lat[i] - means[1]) / deviations[1];
      data.set([x, y, x * x, y * y, x * y], 5 * i);
    }
    return { width: 5, data };
  };
}

/** Metres east and north of the middle of the training places, `[places, 2]`: distances are those on the ground. */
export function planeFeatures(places: Coordinates): FeatureSource {
  return (train) => {
    const { toXY } = localProjection(middleOf(places, train));
    const data = new Float64Array(2 * places.lng.length);
    for (let i = 0; i < places.lng.length; i++) {
      const { x, y } = toXY({ lng: places.lng[i], lat: places.lat[i] });
      data.set([x, y], 2 * i);
    }
    return { width: 2, data };
  };
}

export function fixedFeatures(rows: Rows): FeatureSource {
  return () => rows;
}

/** Every column with mean 0 and deviation 1 over the training part. */
export function standardisedFeatures(source: FeatureSource): FeatureSource {
  return (train) => {
    const { width, data } = source(train);
    const { means, deviations } = columnScales({ width, data }, train);
    return {
      width,
      data: Float32Array.from(data, (value, at) => (value - means[at % width]) / deviations[at % width]),
    };
  };
}

/** Farther from the mean than this many deviations of the training part, a feature is taken to lie there. */
const farthest = 5;

/** Standardised, and kept within reason: no single place bends a slope, and none is predicted from far outside. */
export function clippedFeatures(source: FeatureSource): FeatureSource {
  return (train) => {
    const x = source(train);
    const { means, deviations } = columnScales(x, train);
    const data = new Float64Array(x.data.length);
    for (let at = 0; at < data.length; at++) {
      const j = at % x.width;
      data[at] = Math.min(farthest, Math.max(-farthest, (x.data[at] - means[j]) / deviations[j]));
    }
    return { width: x.width, data };
  };
}

/** The features of several sources side by side; of none, rows without numbers. */
export function joinedFeatures(...sources: FeatureSource[]): FeatureSource {
  if (sources.length === 0) return () => ({ width: 0, data: new Float64Array() });
  if (sources.length === 1) return sources[0];
  return (train) => {
    const parts = sources.map((source) => source(train));
    const width = parts.reduce((sum, part) => sum + part.width, 0);
    const count = parts[0].data.length / parts[0].width;
    const data = new Float64Array(count * width);
    for (let row = 0; row < count; row++) {
      let at = row * width;
      for (const part of parts) {
        data.set(part.data.subarray(row * part.width, (row + 1) * part.width), at);
        at += part.width;
      }
    }
    return { width, data };
  };
}
