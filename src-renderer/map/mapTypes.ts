import { type Region } from '../../src-shared/geo/polygon';
import { type ClassMethod } from './classes';
import { type PaletteName } from './palettes';

/** What is painted: `left` and `top` in world pixels of the zoom (mercator.ts times `scale`), sizes in CSS pixels. */
export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
  /** 2 to the power of the zoom. */
  scale: number;
  /** Device pixels of a CSS pixel. */
  ratio: number;
}

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

/** What the right side of a swiped map shows in place of `colours` and `cells`, and what both sides are called. */
export interface MapSwipe {
  left: string;
  right: string;
  colours: PlaceColours;
  cells: MapCell[];
}

/** How values become colours. */
export interface Classing {
  method: ClassMethod;
  /** Of classes. */
  count: number;
  palette: PaletteName;
}

/** What the colours of the map mean. */
export interface MapLegend {
  title: string;
  /** Colours as CSS; none where the title says it all. */
  classes: { colour: string; text: string; count?: number }[];
  /** Of classes of numbers: their inner breaks, ascending. */
  breaks?: number[];
  /** Takes changed breaks; without it they cannot be changed. */
  onbreaks?: (breaks: number[]) => void;
}
