import { describe, expect, it } from 'vitest';
import { randomStream } from '../random';
import {
  bboxContains,
  bboxesMeet,
  bboxHolds,
  bboxOf,
  bboxParts,
  Extent,
  unwrappedBBox,
  widenedBBox,
  wrappedBBox,
} from './bbox';
import { type BBox, type LngLat } from './lngLat';
import { LngExtent, unwrappedLngs } from './lngExtent';
import { turn, wrapLng } from './longitude';

const at = (lng: number, lat = 0): LngLat => ({ lng, lat });
const fiji: BBox = [179.9, -17, -179.9, -16];

describe('the box around points', () => {
  it('leaves out the largest gap, and keeps to the plain one where there is a choice', () => {
    const boxes = [
      [at(179.9, -17), at(-179.9, -16)],
      [at(10, 1), at(20, 2)],
      [at(-74), at(0), at(139)],
      [at(-118), at(0), at(139)],
      [at(180), at(-180)],
      [at(-180), at(180), at(0)],
      [at(-90), at(90)],
      [],
    ].map(bboxOf);
    expect(boxes).toEqual([
      fiji,
      [10, 1, 20, 2],
      [-74, 0, 139, 0],
      [139, 0, 0, 0],
      [180, 0, 180, 0],
      [0, 0, 180, 0],
      [-90, 0, 90, 0],
      null,
    ]);
  });

  it('is that of the same points elsewhere, moved: of points, of boxes and of columns', () => {
    const random = randomStream(11);
    for (let round = 0; round < 300; round++) {
      const width = 1 + random.next() * 150;
      const offsets = Array.from({ length: 1 + random.int(20) }, () => random.next() * width);
      const [here, there] = [-60, random.next() * 360 - 180];
      const around = (base: number) => bboxOf(offsets.map((by) => at(wrapLng(base + by))))!;
      const [plain, moved] = [around(here), unwrappedBBox(around(there))];
      expect(moved[0]).toBeCloseTo(wrapLng(plain[0] - here + there), 9);
      expect(moved[2] - moved[0]).toBeCloseTo(plain[2] - plain[0], 9);
      const boxes = new Extent();
      for (const by of offsets) boxes.addBox([there + by, 0, there + by + 0.5, 0]);
      const [west, , east] = unwrappedBBox(boxes.bbox!);
      expect(wrapLng(west)).toBeCloseTo(moved[0], 9);
      expect(east - west).toBeCloseTo(moved[2] - moved[0] + 0.5, 9);
      const lngs = unwrappedLngs(Float64Array.from(offsets, (by) => wrapLng(there + by)));
      expect(Math.max(...lngs) - Math.min(...lngs)).toBeCloseTo(plain[2] - plain[0], 9);
    }
  });

  it('is the whole circle where nothing is left of it', () => {
    const extent = new LngExtent();
    extent.addSpan(100, 250);
    expect(extent.span).toEqual([100, 250]);
    extent.addSpan(240, 460.5);
    expect(extent.span).toEqual([-180, 180]);
    extent.addSpan(-500, 500);
    expect(extent.span).toEqual([-180, 180]);
  });
});

describe('a box over the 180th meridian', () => {
  it('holds, meets and is taken apart as one elsewhere', () => {
    const random = randomStream(12);
    for (let round = 0; round < 2000; round++) {
      const [one, other] = [0, 1].map((): BBox => {
        const west = random.int(40) - 20;
        return [west, 0, west + random.int(20), 1];
      });
      const point = at(random.int(80) - 40, 0.5);
      const by = random.int(turn) - 180;
      const moved = ([west, south, east, north]: BBox) => wrappedBBox([west + by, south, east + by, north]);
      const there = at(wrapLng(point.lng + by), 0.5);
      expect(bboxContains(moved(one), there)).toBe(point.lng >= one[0] && point.lng <= one[2]);
      expect(bboxesMeet(moved(one), moved(other))).toBe(one[0] <= other[2] && other[0] <= one[2]);
      expect(bboxHolds(moved(one), moved(other))).toBe(one[0] <= other[0] && one[2] >= other[2]);
      const parts = bboxParts(moved(one));
      expect(parts.some((part) => bboxContains(part, there))).toBe(bboxContains(moved(one), there));
      expect(parts.every(([west, , east]) => west <= east)).toBe(true);
    }
  });

  it('grows to the whole circle and to the poles, no farther', () => {
    expect(widenedBBox([170, -80, 179.5, 80], 1, 20)).toEqual([169, -90, -179.5, 90]);
    expect(widenedBBox(fiji, 1, 1).map((degrees) => Number(degrees.toFixed(9)))).toEqual([
      178.9, -18, -178.9, -15,
    ]);
    expect(widenedBBox(fiji, 200, 1)).toEqual([-180, -18, 180, -15]);
    expect(bboxContains([-180, -1, -170, 1], at(180))).toBe(true);
  });
});
