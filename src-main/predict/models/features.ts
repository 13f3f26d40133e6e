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

/** Judged by at most so many rows of the training part. */
const judgedRows = 1000;
/** A feature that differs from its commonest value at a smaller share of them says nothing that a slope could be told from. */
const leastVaried = 0.02;
/** Of two features that move together more closely, the second is left out. */
const twins = 0.98;

/** Without the features that hardly vary over the training part, and those that repeat another: fewer numbers, the same knowledge. */
export function distinctFeatures(source: FeatureSource): FeatureSource {
  return (train) => {
    const x = source(train);
    const step = Math.max(1, train.length / judgedRows);
    const rows = Uint32Array.from(
      { length: Math.min(judgedRows, train.length) },
      (_, i) => train[Math.floor(i * step)],
    );
    const kept: { column: number; unit: Float64Array }[] = [];
    for (let column = 0; column < x.width; column++) {
      const values = Float64Array.from(rows, (row) => x.data[row * x.width + column]);
      if (!isVaried(values)) continue;
      const unit = unitVector(values);
      if (kept.every((other) => Math.abs(product(unit, other.unit)) <= twins)) kept.push({ column, unit });
    }
    const width = kept.length;
    const count = x.width === 0 ? 0 : x.data.length / x.width;
    const data = new Float64Array(count * width);
    for (let row = 0; row < count; row++)
      for (let j = 0; j < width; j++) data[row * width + j] = x.data[row * x.width + kept[j].column];
    return { width, data };
  };
}

function isVaried(values: Float64Array): boolean {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return values.length - Math.max(...counts.values()) >= Math.max(2, leastVaried * values.length);
}

/** Less its mean, of length 1. */
function unitVector(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = values.map((value) => value - mean);
  const length = Math.sqrt(product(centred, centred));
  return centred.map((value) => value / length);
}

const product = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i], 0);

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
