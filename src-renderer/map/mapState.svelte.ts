import { type PlaceColumns } from '../../src-shared/contract/app/resources';
import { type OnlineTiles } from '../../src-shared/contract/app/background';
import { type BBox, type LngLat } from '../../src-shared/geo/lngLat';
import { type Region } from '../../src-shared/geo/polygon';
import {
  type MapCell,
  type MapLegend,
  type MapRegion,
  type MapSwipe,
  type PlaceColours,
  type Shape,
} from './mapTypes';

export type { MapCell, MapLegend, MapRegion, PlaceColours, Shape };

export interface PictureWanted {
  /** Pixels of the picture to one of the map: 1, 2 or 4. */
  ratio: number;
  /** Empty: none. */
  title: string;
  hasLegend: boolean;
}

/** What the map shows. Features write it, `MapView.svelte` draws it; nothing else knows Leaflet. */
class MapState {
  places = $state.raw<PlaceColumns | null>(null);
  /** Those of the step that is open; null: `ownColours`. */
  colours = $state.raw<PlaceColours | null>(null);
  /** By a column of the places, whichever step is open; null: all in one colour. */
  ownColours = $state.raw<PlaceColours | null>(null);
  /** What `colours`, or the cells, mean. */
  legend = $state.raw<MapLegend | null>(null);
  /** What `ownColours` mean. */
  ownLegend = $state.raw<MapLegend | null>(null);
  /** Place ids, best first: drawn on top with their rank. */
  highlighted = $state.raw<number[]>([]);
  selectedPlace = $state<number | null>(null);
  cells = $state.raw<MapCell[]>([]);
  /** Another state of the map beside this one, right of a line. */
  swipe = $state.raw<MapSwipe | null>(null);
  /** Where that line is, as a share of the map's width. */
  swipeAt = $state(0.5);
  /** The map source that the basemap is drawn from. */
  basemapSource = $state<number | null>(null);
  attribution = $state('');
  /** Tiles of a server in place of those of the map source, where they are shown. */
  online = $state.raw<OnlineTiles | null>(null);
  /** As the analyst has set the basemap. */
  basemap = $state.raw({ shown: true, opacity: 1 });
  /** 1, or less where the colours of places have to stand out. */
  basemapOpacity = $state(1);
  regions = $state.raw<MapRegion[]>([]);
  /** The shape that is being drawn, and who takes it; null again when it is done or given up. */
  drawing = $state.raw<{ shape: Shape; done: (region: Region) => void } | null>(null);
  /** The region whose corners can be dragged, and who takes each change. */
  reshaping = $state.raw<{ regionId: number; changed: (region: Region) => void } | null>(null);
  /** Of the map on the screen, CSS pixels; the map writes it. */
  size = $state.raw({ width: 0, height: 0 });
  /** What is seen now; the map writes it. */
  view = $state.raw<BBox | null>(null);
  /** Where to look next; the map takes it once. */
  target = $state.raw<BBox | null>(null);
  /** Clicks on empty ground: a feature may take them. */
  onGround = $state.raw<((at: LngLat) => void) | null>(null);
  /** The map as it is seen, as a PNG; null until there is one. */
  picture = $state.raw<((wanted: PictureWanted) => Promise<Blob>) | null>(null);

  /** What the colours mean that are seen now; null where they mean nothing. */
  readonly shownLegend = $derived(
    this.colours === null && this.cells.length === 0 ? this.ownLegend : this.legend,
  );

  private readonly rows = $derived(new Map(Array.from(this.places?.id ?? [], (id, row) => [id, row])));

  /** The row of a place in `places`; −1 if it is not there. */
  rowOf(placeId: number): number {
    return this.rows.get(placeId) ?? -1;
  }

  /** Back to plain places: when a step that coloured them is left. */
  plain(): void {
    this.colours = null;
    this.legend = null;
    this.basemapOpacity = 1;
    this.highlighted = [];
    this.cells = [];
    this.swipe = null;
    this.onGround = null;
  }
}

export const mapState = new MapState();
