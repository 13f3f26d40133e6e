import { type LngLat } from '../../src-shared/geo/lngLat';
import { type MapFacts } from '../project/mapSources';
import { type Tile } from './tiles';

/** What a measuring thread is started with. */
export interface SurveySetup {
  store: SharedArrayBuffer;
  facts: MapFacts;
}

/** Places of one tile. */
export interface SurveyTask {
  tile: Tile;
  places: (LngLat & { id: number })[];
}

/** `rows`: `[places × columns]`, in the order of `ids`. */
export interface SurveyAnswer {
  ids: number[];
  rows: Float32Array<ArrayBuffer>;
}
