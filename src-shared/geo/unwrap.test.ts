import { describe, expect, it } from 'vitest';
import { randomStream } from '../random';
import { wrapLng } from './longitude';
import { cutAtMeridian, cutLine, withShortEdges } from './meridianCut';
import { parseRegion } from './parseRegion';
import {
  type Polygon,
  type Position,
  type Region,
  regionBBox,
  regionContains,
  type Ring,
  signedArea,
} from './polygon';
import { regionTest } from './regionTest';

const random = randomStream(21);

/** A star around a middle; its first corner repeats. */
function star(lng: number, lat: number, radius: number, corners: number): Ring {
  const ring = Array.from({ length: corners }, (_, i): Position => {
    const [angle, r] = [(2 * Math.PI * i) / corners, radius * (0.3 + 0.7 * random.next())];
    return [lng + r * Math.cos(angle), lat + r * Math.sin(angle)];
  });
  return [...ring, ring[0]];
}

const moved = (polygon: Polygon, degrees: number, ofLng = (lng: number) => lng): Polygon =>
  polygon.map((ring) => ring.map(([lng, lat]): Position => [ofLng(lng + degrees), lat]));

const area = ({ polygons }: Region) =>
  polygons.reduce(
    (sum, rings) => rings.reduce((all, ring, i) => all + (i ? -1 : 1) * Math.abs(signedArea(ring)), sum),
    0,
  );

const isOnMap = ({ polygons }: Region) => polygons.flat(2).every(([lng]) => lng >= -180 && lng <= 180);

describe('a polygon over the 180th meridian', () => {
  it('contains what it contains elsewhere: with jumps, going on beyond 180, or cut', () => {
    for (let round = 0; round < 60; round++) {
      const plain = [star(0, -17, 5, 12), star(0, -17, 1, 5).toReversed()];
      const by = 178 + 4 * random.next();
      const parse = (polygon: Polygon) => parseRegion({ type: 'Polygon', coordinates: polygon });
      const jumping = parse(moved(plain, by, wrapLng));
      const cut = cutAtMeridian(jumping);
      const forms = [
        jumping,
        parse(moved(plain, by)),
        parse(moved(plain, by - 360)),
        cut,
        parseRegion({ type: 'MultiPolygon', coordinates: cut.polygons }),
      ];
      const tests = forms.flatMap((region) => [
        regionTest(region),
        (point: { lng: number; lat: number }) => regionContains(region, point),
      ]);
      for (let tries = 0; tries < 30; tries++) {
        const point = { lng: 12 * random.next() - 6, lat: -17 + 12 * random.next() - 6 };
        const expected = regionContains({ polygons: [plain] }, point);
        const there = { lng: wrapLng(point.lng + by), lat: point.lat };
        expect(tests.map((isInside) => isInside(there))).toEqual(tests.map(() => expected));
      }
      for (const region of forms) expect(area(region)).toBeCloseTo(area({ polygons: [plain] }), 6);
      expect([isOnMap(cut), cut.polygons.length > 1]).toEqual([true, true]);
      const [west, south, east, north] = regionBBox({ polygons: [plain] });
      const expected = [wrapLng(west + by), south, wrapLng(east + by), north].map(
        (each) => expect.closeTo(each, 6) as number,
      );
      for (const region of forms) expect(regionBBox(region)).toEqual(expected);
    }
  });

  it('is the same where it does not reach it', () => {
    const coordinates = [star(20, 10, 5, 9), star(20, 10, 1, 5)];
    const region = parseRegion({ type: 'Polygon', coordinates });
    expect(region.polygons).toEqual([coordinates]);
    expect(cutAtMeridian(region)).toBe(region);
  });

  it('contains both sides at 180 and at −180', () => {
    const both: Region = { polygons: [[[[179, 0], [181, 0], [181, 1], [179, 1], [179, 0]]]] }; // prettier-ignore
    const whole: Region = { polygons: [[[[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]]] }; // prettier-ignore
    for (const region of [both, whole, cutAtMeridian(both)])
      for (const lng of [180, -180]) {
        expect(regionTest(region)({ lng, lat: 0.5 })).toBe(true);
        expect(regionContains(region, { lng, lat: 0.5 })).toBe(true);
      }
  });

  it('is cut into its pieces where it crosses more than once, holes into theirs', () => {
    // A comb with two teeth to the east, a hole in the first, one across.
    const comb: Polygon = [
      [[170, 0], [190, 0], [190, 4], [175, 4], [175, 6], [190, 6], [190, 10], [170, 10], [170, 0]],
      [[185, 1], [186, 1], [186, 2], [185, 2], [185, 1]],
      [[178, 7], [182, 7], [182, 9], [178, 9], [178, 7]],
    ]; // prettier-ignore
    const { polygons } = cutAtMeridian({ polygons: [comb] });
    const figures = polygons.map((rings) => [rings.length, area({ polygons: [rings] })]);
    expect(figures).toEqual([
      [1, 5 * 10 + 5 * 8 - 4],
      [2, 40 - 1],
      [1, 40 - 4],
    ]);
  });

  it('is left alone where it touches the meridian with a corner or a side', () => {
    const side: Polygon = [[[170, 0], [180, 0], [180, 1], [170, 1], [170, 0]]]; // prettier-ignore
    expect(cutAtMeridian({ polygons: [side] }).polygons).toEqual([side]);
    const corner: Polygon = [[[175, 0], [180, 2], [178, 4], [182, 6], [175, 8], [175, 0]]]; // prettier-ignore
    const cut = cutAtMeridian({ polygons: [corner] });
    expect(area(cut)).toBeCloseTo(area({ polygons: [corner] }), 9);
    expect(cut.polygons.length).toBe(2);
  });
});

describe('a ring around a pole', () => {
  it('contains the pole, whichever way round it is written', () => {
    const ring = Array.from({ length: 36 }, (_, i): Position => [wrapLng(10 * i + 5), -70 - (i % 3)]);
    for (const each of [ring, ring.toReversed()]) {
      const region = parseRegion({ type: 'Polygon', coordinates: [[...each, each[0]]] });
      for (let lng = -180; lng <= 180; lng += 7) {
        const inside = [-90, -80, -69].map((lat) => regionTest(region)({ lng, lat }));
        expect(inside.slice(1)).toEqual([true, false]);
      }
      expect(regionBBox(region)).toEqual([-180, -90, 180, -70]);
      expect(isOnMap(cutAtMeridian(region))).toBe(true);
    }
  });
});

describe('lines and edges', () => {
  it('are cut at the meridian, and never so long that they seem to cross it', () => {
    expect(cutLine([[179, 0], [181, 2], [181, 3], [179, 3]])).toEqual([
      [[179, 0], [180, 1]],
      [[180, 3], [179, 3]],
      [[-180, 1], [-179, 2], [-179, 3], [-180, 3]],
    ]); // prettier-ignore
    const wide: Ring = [[-100, 0], [150, 0], [150, 10], [-100, 10], [-100, 0]]; // prettier-ignore
    const written = withShortEdges(wide);
    expect(written.length).toBe(7);
    expect(parseRegion({ type: 'Polygon', coordinates: [written] }).polygons).toEqual([[written]]);
  });
});
