import { unwrappedBBox } from './bbox';
import { type BBox } from './lngLat';
import { turn } from './longitude';
import { cutAtMeridian } from './meridianCut';
import { type Region, regionBBox, ringBox } from './polygon';
import { movedRing } from './unwrap';

/**
 * The region on a flat map: its polygons moved by whole turns into one box whose east is no less than its west, beyond 180 where
 * it goes over that meridian.
 */
export function gathered(region: Region): { region: Region; box: BBox } {
  const box = unwrappedBBox(regionBBox(region));
  const [west, , east] = box;
  const polygons = region.polygons.map((rings) => {
    const isBehind = ringBox(rings[0])[0] < west;
    return isBehind ? rings.map((ring) => movedRing(ring, turn)) : rings;
  });
  // Around the whole Earth there is no side to begin at.
  const isAround = polygons.some(([outer]) => ringBox(outer)[2] > east);
  return { region: isAround ? cutAtMeridian(region) : { polygons }, box };
}
