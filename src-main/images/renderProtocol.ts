import { type LngLat } from '../../src-shared/geo/lngLat';

/** What a worker thread is started with. */
export interface RenderSetup {
  store: SharedArrayBuffer;
  sizePx: number;
  metresPerPixel: number;
}

export interface RenderTask {
  places: (LngLat & { id: number })[];
}
