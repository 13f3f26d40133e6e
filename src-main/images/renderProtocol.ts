import { type LngLat } from '../../src-shared/geo/lngLat';
import { type ErrorData } from '../../src-shared/errors';
import { type PlaceImage } from './placeImage';

/** What a worker thread is started with. */
export interface RenderSetup {
  store: SharedArrayBuffer;
  sizePx: number;
  metresPerPixel: number;
}

export interface RenderTask {
  places: (LngLat & { id: number })[];
}

export type RenderResult =
  { ok: true; images: (PlaceImage & { placeId: number })[] } | { ok: false; error: ErrorData };
