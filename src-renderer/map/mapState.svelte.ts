import { type PlaceColumns } from '../../src-shared/contract/app/resources';
import { type BBox, type LngLat } from '../../src-shared/geo/lngLat';

/** A polygon on the map with its own colour, such as a cell of a choropleth. */
export interface MapCell {
  /** `[lng, lat]`, not closed. */
  boundary: [number, number][];
  colour: string;
  title: string;
}

/** Colours of places: packed `0xAABBGGRR`, one a row of `places`; 0 is not drawn. */
export type PlaceColours = Uint32Array;

/** What the map shows. Features write it, `MapView.svelte` draws it; nothing else knows Leaflet. */
class MapState {
  places = $state.raw<PlaceColumns | null>(null);
  /** Null: all in the accent colour. */
  colours = $state.raw<PlaceColours | null>(null);
  /** Place ids, best first: drawn on top with their rank. */
  highlighted = $state.raw<number[]>([]);
  selectedPlace = $state<number | null>(null);
  cells = $state.raw<MapCell[]>([]);
  /** The map source that the basemap is drawn from. */
  basemapSource = $state<number | null>(null);
  attribution = $state('');
  /** 1, or less where the colours of places have to stand out. */
  basemapOpacity = $state(1);
  /** Where to look next; the map takes it once. */
  target = $state.raw<BBox | null>(null);
  /** Clicks on empty ground: a feature may take them. */
  onGround = $state.raw<((at: LngLat) => void) | null>(null);

  /** The row of a place in `places`; −1 if it is not there. */
  rowOf(placeId: number): number {
    return this.places?.id.indexOf(placeId) ?? -1;
  }

  /** Back to plain places: when a step that coloured them is left. */
  plain(): void {
    this.colours = null;
    this.basemapOpacity = 1;
    this.highlighted = [];
    this.cells = [];
    this.onGround = null;
  }
}

export const mapState = new MapState();
