import { cellToChildren, cellToLatLng, getRes0Cells, latLngToCell, polygonToCells } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { type BBox, distanceM, localProjection } from '../../src-shared/geo/lngLat';
import { type Position, type Region, regionContains, type Ring } from '../../src-shared/geo/polygon';
import { type MapClass, mapClassRows } from '../../src-shared/kinds/mapClasses';
import { randomStream } from '../../src-shared/random';
import { LayerStoreBuilder, lineKind, polygonKind, toUnits } from '../sources/layerStoreBuilder';
import { halvesTouching } from './boxes';
import { gridPoints } from './gridPoints';
import { randomPoints } from './randomPoints';
import { roadPoints } from './roadPoints';

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const withHole: Region = { polygons: [[box(8, 47, 8.4, 47.2), box(8.1, 47.05, 8.3, 47.15)]] };
/** 10 m wide, 40 km long, at a slant. */
const sliver: Region = { polygons: [[[[8, 47], [8.4, 47.3], [8.4, 47.3001], [8, 47.0001], [8, 47]]]] }; // prettier-ignore

describe('boxes', () => {
  it('keep every piece of ground, and drop what is far from it', () => {
    const random = randomStream(3);
    const between = (low: number, high: number) => low + random.next() * (high - low);
    for (let round = 0; round < 200; round++) {
      const corners = [0, 1, 2].map((): Position => [between(0, 10), between(0, 10)]);
      const region = { polygons: [[[...corners, corners[0]]]] };
      const whole: BBox = [0, 0, 10, 10];
      let boxes = [whole];
      for (let halvings = 0; halvings < 6; halvings++)
        boxes = boxes.flatMap((each) => halvesTouching(region, each));
      for (let tries = 0; tries < 100; tries++) {
        const point = { lng: between(0, 10), lat: between(0, 10) };
        const isKept = boxes.some(
          ([west, south, east, north]) =>
            point.lng >= west && point.lng <= east && point.lat >= south && point.lat <= north,
        );
        if (regionContains(region, point)) expect(isKept).toBe(true);
      }
    }
    let boxes: BBox[] = [[8, 47, 8.4, 47.3001]];
    for (let halvings = 0; halvings < 20; halvings++)
      boxes = boxes.flatMap((each) => halvesTouching(sliver, each));
    expect(boxes.length).toBeLessThan(2 ** 12);
  });
});

describe('a grid', () => {
  it('has the centres that H3 finds in each polygon, once each', () => {
    const two: Region = { polygons: [...withHole.polygons, [box(8.35, 47.1, 8.6, 47.3)]] };
    const expected = new Set(two.polygons.flatMap((polygon) => polygonToCells(polygon, 8, true)));
    const found = [...gridPoints(two, 8)];
    expect(found.length).toBeGreaterThan(400);
    expect(new Set(found.map(({ properties }) => properties!.get('h3')))).toEqual(expected);
    expect(found.length).toBe(expected.size);
    for (const { lng, lat, properties } of found.slice(0, 50))
      expect(latLngToCell(lat, lng, 8)).toBe(properties!.get('h3'));
  });

  it('covers wide and narrow regions, in pieces', () => {
    const continent: Region = { polygons: [[box(-170, -60, 170, 75)]] };
    const centres = getRes0Cells().flatMap((cell) => cellToChildren(cell, 2)).map(cellToLatLng); // prettier-ignore
    const inside = centres.filter(([lat, lng]) => lat > -60 && lat < 75 && Math.abs(lng) < 170);
    expect([...gridPoints(continent, 2)].length).toBe(inside.length);
    const cells = new Set(polygonToCells(sliver.polygons[0], 12, true));
    expect(new Set([...gridPoints(sliver, 12)].map(({ properties }) => properties!.get('h3')))).toEqual(
      cells,
    );
  });
});

describe('random places', () => {
  it('lie in the region, evenly, the same for a seed', () => {
    const points = [...randomPoints(withHole, 20_000, 5)];
    expect(points.every((point) => regionContains(withHole, point))).toBe(true);
    expect([...randomPoints(withHole, 3, 5)]).toEqual(points.slice(0, 3));
    expect([...randomPoints(withHole, 3, 6)]).not.toEqual(points.slice(0, 3));
    const west = points.filter(({ lng }) => lng < 8.1).length;
    // A third of the ground, give or take four standard deviations.
    expect(Math.abs(west - 20_000 / 3)).toBeLessThan(4 * Math.sqrt((20_000 * 2) / 9));
  });

  it('are even on the globe, not in degrees', () => {
    const north: Region = { polygons: [[box(0, 0, 10, 80)]] };
    const low = [...randomPoints(north, 10_000, 1)].filter(({ lat }) => lat < 30).length;
    const share = 0.5 / Math.sin((80 * Math.PI) / 180);
    expect(Math.abs(low / 10_000 - share)).toBeLessThan(0.02);
  });

  it('fill a sliver without end, and refuse a line', () => {
    const points = [...randomPoints(sliver, 5000, 1)];
    expect(points.every((point) => regionContains(sliver, point))).toBe(true);
    expect(points.filter(({ lng }) => lng < 8.2).length / 5000).toBeCloseTo(0.5, 1);
    const line: Region = { polygons: [[[[0, 0], [1, 1], [2, 2], [0, 0]]]] }; // prettier-ignore
    expect(() => [...randomPoints(line, 1, 1)]).toThrow('no ground');
  });
});

describe('places along roads', () => {
  const origin = { lng: 8, lat: 47 };
  const { toLngLat } = localProjection(origin);
  const unitsAt = (metres: number[][]) =>
    metres.flatMap(([x, y]) => Object.values(toLngLat({ x, y })).map((degrees) => toUnits(degrees)));
  const classOf = (name: MapClass) => mapClassRows[name].stored;
  const everywhere: Region = { polygons: [[box(7.9, 46.9, 8.1, 47.1)]] };

  const storeOf = (lines: number[][][], mapClass: MapClass = 'minorRoad') => {
    const builder = new LayerStoreBuilder();
    for (const line of lines)
      builder.add({ class: classOf(mapClass), kind: lineKind, parts: [unitsAt(line)] });
    const square = [[0, 0], [90, 0], [90, 90], [0, 90]]; // prettier-ignore
    builder.add({ class: classOf('building'), kind: polygonKind, parts: [unitsAt(square)] });
    builder.add({ class: classOf('path'), kind: lineKind, parts: [unitsAt([[0, 0], [0, 5000]])] }); // prettier-ignore
    return builder.build();
  };

  it('stand at equal distances, as many on a road in pieces as on a whole one', () => {
    const whole = [...roadPoints(everywhere, storeOf([[[0, 0], [1000, 0]]]), 100)]; // prettier-ignore
    expect(whole.length).toBe(10);
    expect(distanceM(origin, whole[0])).toBeCloseTo(50, 0);
    for (let i = 1; i < whole.length; i++) expect(distanceM(whole[i - 1], whole[i])).toBeCloseTo(100, 0);
    expect(whole[0].properties).toEqual(new Map([['road', 'minorRoad']]));
    const pieces = Array.from({ length: 40 }, (_, i) => [[25 * i, 0], [25 * i + 25, 0]]); // prettier-ignore
    expect([...roadPoints(everywhere, storeOf(pieces), 100)].length).toBe(10);
  });

  it('lie in the region, and on nothing but roads', () => {
    const [east] = Object.values(toLngLat({ x: 500, y: 0 }));
    const half: Region = { polygons: [[box(7.9, 46.9, east, 47.1)]] };
    expect([...roadPoints(half, storeOf([[[0, 0], [1000, 0]]]), 100)].length).toBe(5); // prettier-ignore
    expect([...roadPoints(everywhere, storeOf([[[0, 0], [900, 0]]], 'rail'), 100)]).toEqual([]); // prettier-ignore
  });
});
