import { type BBox } from '../../src-shared/geo/lngLat';

export interface WrittenFile {
  path: string;
  features: number;
  bbox: BBox | null;
}
