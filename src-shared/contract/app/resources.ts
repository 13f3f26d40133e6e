import { type TargetId } from '../../kinds/targets';

/**
 * Bulk data: fetched, not sent as messages (a big message stalls both ends). Paths below the shell's `/data/`:
 *
 * - `places` → `PlaceColumns`
 * - `labels` → `LabelColumns`, in the rows of `places`
 * - `column/ID` → `ValueColumn`, in the rows of `places`; not of a text
 * - `tile/SOURCE/Z/X/Y` → PNG of 256 px, Web Mercator
 * - `online/KEY/Z/X/Y` → the tile of the analyst's own server (background.ts); KEY: any number, another for another server
 * - `image/SET/PLACE` and `context/SET/PLACE` → PNG of m and m*
 * - `entropies/SET` → `EntropyColumns`, of an image set
 * - `predictions/SET` → `PredictionColumns`
 * - `components/SET` → `ComponentColumns`
 *
 * Columns: a JSON header (names, types, lengths), then the arrays, each aligned to 8 bytes.
 */
export interface PlaceColumns {
  id: Uint32Array;
  lng: Float64Array;
  lat: Float64Array;
}

/** By target: its value in its own unit, of a class the index of its name (`targets.list`). NaN where missing. */
export type LabelColumns = Record<TargetId, Float32Array>;

/** Numbers, dates in milliseconds since 1970, or indices into the categories of `data.columns` (beyond them where it lists only the first). NaN where missing. */
export interface ValueColumn {
  value: Float64Array;
}

/** Places with an image in a set, lowest entropy first. */
export interface EntropyColumns {
  placeId: Uint32Array;
  entropy: Float64Array;
}

/** Of a class all but the ids are indices into `predictions.classes`, and `lower` and `upper` are `value`. */
export interface PredictionColumns {
  placeId: Uint32Array;
  value: Float32Array;
  lower: Float32Array;
  upper: Float32Array;
  /** NaN where missing. */
  actual: Float32Array;
  outOfFold: Float32Array;
}

/** The first three principal components of an embedding set, each from 0 to 1 between its 2nd and 98th percentile. */
export interface ComponentColumns {
  placeId: Uint32Array;
  first: Float32Array;
  second: Float32Array;
  third: Float32Array;
  /** k-means cluster. */
  cluster: Uint32Array;
}
