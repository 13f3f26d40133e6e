import { type BBox } from '../../src-shared/geo/lngLat';
import { perProject } from '../state/perProject.svelte';

export interface PictureWanted {
  /** Pixels of the picture to one of the map: 1, 2 or 4. */
  ratio: number;
  /** Empty: none. */
  title: string;
  hasLegend: boolean;
}

type TakePicture = (wanted: PictureWanted) => Promise<Blob>;

/** Where the map looks. `MapView.svelte` reports it; others send it elsewhere, or ask for its picture. */
class Viewport {
  private shown = $state.raw<BBox | null>(null);
  private sizePx = $state.raw({ width: 0, height: 0 });
  private wanted = $state.raw<BBox | null>(null);
  private camera = $state.raw<TakePicture | null>(null);

  /** Null until there is a map. */
  get seen(): BBox | null {
    return this.shown;
  }

  /** Of the map on the screen, CSS pixels. */
  get size(): { width: number; height: number } {
    return this.sizePx;
  }

  /** The map as it is seen, as a PNG; null until there is one. */
  get takePicture(): TakePicture | null {
    return this.camera;
  }

  /** Where to look next, until the map has taken it. */
  get target(): BBox | null {
    return this.wanted;
  }

  lookAt(bbox: BBox): void {
    this.wanted = bbox;
  }

  /** The map looks where it was sent. */
  arrived(): void {
    this.wanted = null;
  }

  moved(seen: BBox): void {
    this.shown = seen;
  }

  resized(size: { width: number; height: number }): void {
    this.sizePx = size;
  }

  /** Null: there is no map any more. */
  takenBy(camera: TakePicture | null): void {
    this.camera = camera;
  }
}

export const viewport = perProject(() => new Viewport());
