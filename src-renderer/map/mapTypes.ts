import { type Region } from '../../src-shared/geo/polygon';

/** A polygon on the map with its own colour, such as a cell of a choropleth. */
export interface MapCell {
  /** `[lng, lat]`, not closed. */
  boundary: [number, number][];
  colour: string;
  title: string;
}

/** Colours of places: packed `0xAABBGGRR`, one a row of `places`; 0 is not drawn. */
export type PlaceColours = Uint32Array;

export interface MapRegion {
  id: number;
  name: string;
  region: Region;
}

export type Shape = 'rectangle' | 'polygon';
