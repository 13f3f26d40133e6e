/** Columns of coordinates in degrees, one element a place. */
export interface Coordinates {
  lng: Float64Array;
  lat: Float64Array;
}
