import { type GridCell } from '../../../src-shared/contract/app/predictions';
import { type PredictionColumns } from '../../../src-shared/contract/app/resources';

export const layerNames = ['value', 'residual', 'width', 'actual'] as const;
export type LayerName = (typeof layerNames)[number];

/** The figure of a layer for each predicted place; NaN where it has none. */
export function layerValues(columns: PredictionColumns, layer: LayerName): Float32Array {
  const { value, lower, upper, actual, outOfFold } = columns;
  if (layer === 'value') return value;
  if (layer === 'actual') return actual;
  if (layer === 'width') return upper.map((high, i) => high - lower[i]);
  return actual.map((known, i) => known - outOfFold[i]);
}

export const cellValue = (cell: GridCell, layer: LayerName): number => cell[layer] ?? NaN;

/** Values of predicted places brought to the rows of all places; NaN elsewhere. */
export function byPlaceRow(placeIds: Uint32Array, rowsOf: Uint32Array, values: Float32Array): Float32Array {
  const valueOf = new Map(Array.from(rowsOf, (id, i) => [id, values[i]]));
  return Float32Array.from(placeIds, (id) => valueOf.get(id) ?? NaN);
}
