import { type GridCell } from '../../../src-shared/contract/app/predictions';
import { type PredictionColumns } from '../../../src-shared/contract/app/resources';

export const layerNames = ['value', 'residual', 'width', 'actual'] as const;
export type LayerName = (typeof layerNames)[number];

/** A class has no interval. */
export const layersOf = (isClass: boolean): readonly LayerName[] =>
  isClass ? layerNames.filter((layer) => layer !== 'width') : layerNames;

/** The figure of a layer for each predicted place; NaN where it has none. The error of a class is 0 where it is right, 1 where not. */
export function layerValues(columns: PredictionColumns, layer: LayerName, isClass: boolean): Float32Array {
  const { value, lower, upper, actual, outOfFold } = columns;
  if (layer === 'value') return value;
  if (layer === 'actual') return actual;
  if (layer === 'width') return upper.map((high, i) => high - lower[i]);
  const errorOf = isClass ? miss : (known: number, said: number) => known - said;
  return actual.map((known, i) => errorOf(known, outOfFold[i]));
}

/** 0 where two classes are the same, 1 where not; NaN where one is missing. */
export const miss = (one: number, other: number): number =>
  Number.isNaN(one + other) ? NaN : Number(one !== other);

export const cellValue = (cell: GridCell, layer: LayerName): number => cell[layer] ?? NaN;

/** Values of predicted places brought to the rows of all places; NaN elsewhere. */
export function byPlaceRow(placeIds: Uint32Array, rowsOf: Uint32Array, values: Float32Array): Float32Array {
  const valueOf = new Map(Array.from(rowsOf, (id, i) => [id, values[i]]));
  return Float32Array.from(placeIds, (id) => valueOf.get(id) ?? NaN);
}
