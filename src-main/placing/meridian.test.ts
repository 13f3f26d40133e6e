import { cellToChildren, cellToLatLng, getRes0Cells } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { wrapLng } from '../../src-shared/geo/longitude';
import { cutAtMeridian } from '../../src-shared/geo/meridianCut';
import { parseRegion } from '../../src-shared/geo/parseRegion';
import { type Position, type Region, regionContains } from '../../src-shared/geo/polygon';
import { mapClassRows } from '../../src-shared/kinds/mapClasses';
import { randomStream } from '../../src-shared/random';
import { LayerStoreBuilder, lineKind, toUnits } from '../sources/layerStoreBuilder';
import { gridPoints } from './gridPoints';
import { randomPoints } from './randomPoints';
import { roadPoints } from './roadPoints';

const random = randomStream(51);

function star(lng: number, lat: number, radius: number): Position[] {
  const ring = Array.from({ length: 9 }, (_, i): Position => {
    const r = radius * (0.4 + 0.6 * random.next());
    return [lng + r * Math.cos((2 * Math.PI * i) / 9), lat + r * Math.sin((2 * Math.PI * i) / 9)];
  });
  return [...ring, ring[0]];
}

const moved = (ring: Position[], by: number) => ring.map(([lng, lat]): Position => [wrapLng(lng + by), lat]);
const regionOf = (...rings: Position[][]): Region => parseRegion({ type: 'Polygon', coordinates: rings });
const key = ({ lng, lat }: { lng: number; lat: number }) => `${wrapLng(lng).toFixed(6)} ${lat.toFixed(6)}`;

const centres = getRes0Cells()
  .flatMap((cell) => cellToChildren(cell, 3))
  .map(cellToLatLng)
  .map(([lat, lng]) => ({ lng, lat }));

describe('a grid', () => {
  const ring = (lat: number) =>
    Array.from({ length: 24 }, (_, i): Position => [wrapLng(15 * i + 3), lat + (i % 2)]);
  it.each<[string, Region]>([
    ['over the 180th meridian', regionOf(moved(star(0, -17, 9), 180), moved(star(0, -17, 2), 180))],
    ['cut there', cutAtMeridian(regionOf(moved(star(0, 50, 9), 179)))],
    ['around the north pole', regionOf([...ring(78), ring(78)[0]])],
    ['around the south pole', regionOf([...ring(-75), ring(-75)[0]].toReversed())],
    ['around the whole Earth, and once more over the meridian', { polygons: [[[[-180, -5], [180, -5], [180, 5], [-180, 5], [-180, -5]]], [[[170, 4], [190, 4], [190, 9], [170, 9], [170, 4]]]] }], // prettier-ignore
  ])('has the centres of all cells that lie in a region %s, once each', (_, region) => {
    const expected = centres.filter((point) => regionContains(region, point)).map(key);
    expect(expected.length).toBeGreaterThan(10);
    expect([...gridPoints(region, 3)].map(key).sort()).toEqual(expected.sort());
  });
});

it('puts the same places at random into a region over the 180th meridian as into one elsewhere', () => {
  const rings = [star(0, -17, 3), star(0, -17, 0.8)];
  const plain = [...randomPoints(regionOf(...rings), 500, 7)];
  for (const by of [180, 179, -178]) {
    const region = regionOf(...rings.map((ring) => moved(ring, by)));
    const found = [...randomPoints(region, 500, 7)];
    for (const [i, { lng, lat }] of found.entries()) {
      expect(Math.abs(lng)).toBeLessThanOrEqual(180);
      expect(wrapLng(lng - by)).toBeCloseTo(plain[i].lng, 6);
      expect(lat).toBeCloseTo(plain[i].lat, 6);
    }
  }
});

it('puts the same places along roads, whatever side the map and the region were written on', () => {
  const line = Array.from({ length: 12 }, (_, i): Position => [0.01 * (i - 6), -17 + 0.003 * (i % 3)]);
  const region = [star(0, -17, 0.05)];
  const placesAt = (by: number) => {
    const builder = new LayerStoreBuilder();
    const parts = [moved(line, by).flat().map(toUnits)];
    builder.add({ class: mapClassRows.minorRoad.stored, kind: lineKind, parts });
    return [...roadPoints(regionOf(...region.map((ring) => moved(ring, by))), builder.build(), 100)];
  };
  const plain = placesAt(0);
  expect(plain.length).toBeGreaterThan(20);
  for (const by of [180, 179.97, -179.99]) {
    const found = placesAt(by);
    expect(found.length).toBe(plain.length);
    for (const [i, { lng, lat }] of found.entries()) {
      expect(wrapLng(lng - by)).toBeCloseTo(plain[i].lng, 6);
      expect(lat).toBeCloseTo(plain[i].lat, 6);
    }
  }
});
