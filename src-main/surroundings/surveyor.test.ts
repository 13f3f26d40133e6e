import { describe, expect, it } from 'vitest';
import { type LngLat, localProjection } from '../../src-shared/geo/lngLat';
import { type MapClass } from '../../src-shared/kinds/mapClasses';
import { pointKindRows } from '../../src-shared/kinds/pointKinds';
import { randomStream } from '../../src-shared/random';
import { classIndex } from '../sources/classify';
import { LayerStoreBuilder, lineKind, polygonKind, toUnits } from '../sources/layerStoreBuilder';
import { Surveyor } from './surveyor';
import { tileOf } from './tiles';

type Ring = [x: number, y: number][];

/** A map in metres around a place. */
class TestMap {
  private readonly builder = new LayerStoreBuilder();
  private readonly toLngLat;

  constructor(readonly origin: LngLat) {
    this.toLngLat = localProjection(origin).toLngLat;
  }

  at = (x: number, y: number): LngLat => this.toLngLat({ x, y });

  add(mapClass: MapClass, kind: number, ...rings: Ring[]): this {
    const parts = rings.map((ring) =>
      ring.flatMap(([x, y]) => {
        const { lng, lat } = this.at(x, y);
        return [toUnits(lng), toUnits(lat)];
      }),
    );
    this.builder.add({ class: classIndex(mapClass), kind, parts });
    return this;
  }

  store = () => this.builder.build();
  surveyor = () => new Surveyor(this.store(), []);
}

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

/** What is measured around a place, by column. */
function measured(surveyor: Surveyor, place: LngLat): Record<string, number> {
  const row = surveyor.measure(tileOf(place), [place]);
  return Object.fromEntries(surveyor.plan.columns.map(({ id }, i) => [id, row[i]]));
}

/** Half of the ground is water from 0 on eastward, with a wood beside, roads, lots of 20 m and a building. */
function testMap(origin: LngLat): TestMap {
  const map = new TestMap(origin)
    .add('water', polygonKind, box(0, -1500, 1500, 1500))
    .add('wood', polygonKind, box(-1200, -1200, -300, 1200), box(-600, -100, -500, 100))
    .add('minorRoad', lineKind, box(-100, -1500, -100, 1500).slice(1, 3))
    .add('building', polygonKind, box(-20, -10, -5, 0));
  for (let i = 0; i < 10; i++) map.add('parcel', polygonKind, box(-30, 20 * i - 10, -10, 20 * i + 10));
  return map;
}

describe.each([
  ['far from all edges', { lng: 12.3, lat: 48.1 }],
  ['on the 180th meridian', { lng: 180, lat: -16.5 }],
  ['just east of it', { lng: -179.9999, lat: 3 }],
  ['far in the north', { lng: 20, lat: 78 }],
])('a place %s', (_, origin) => {
  const map = testMap(origin);
  const found = measured(map.surveyor(), map.at(-15, -5));

  it('has shares, lengths and counts of its discs', () => {
    // Of a disc whose centre lies d from a border, the part beyond it.
    const beyond = (radius: number, d: number) =>
      (Math.acos(d / radius) - (d / radius) * Math.sqrt(1 - (d / radius) ** 2)) / Math.PI;
    // The border lies up to half a pixel off, all along the chord.
    for (const radius of [50, 100, 250, 500, 1000]) {
      const error = Math.abs(found[`share.water.${radius}`] - beyond(radius, 15));
      expect(error).toBeLessThan(0.003 + (2.5 * 2 * radius) / (Math.PI * radius ** 2));
    }
    const hole = 100 * 200;
    expect(found['share.wood.1000']).toBeCloseTo(beyond(1000, 285) - hole / (Math.PI * 1e6), 2);
    expect(found['share.wood.250']).toBe(0);
    const chord = (radius: number) => 2 * Math.sqrt(radius ** 2 - 85 ** 2);
    for (const radius of [100, 250, 500, 1000]) {
      const expected = (1000 * chord(radius)) / (Math.PI * radius ** 2);
      expect(found[`length.minorRoad.${radius}`] / expected).toBeCloseTo(1, radius === 100 ? 0.5 : 1.5);
    }
    expect(found['length.minorRoad.50']).toBe(0);
    const counts = [50, 100, 250].map((radius) => found[`count.parcel.${radius}`]);
    expect(counts).toEqual([3, 5, 10]);
    expect(found['size.parcel.250']).toBeCloseTo(Math.log(400), 2);
    expect(found['size.building.50']).toBeCloseTo(Math.log(150), 2);
  });

  it('has a mix of uses', () => {
    const [water, wood] = [found['share.water.1000'], found['share.wood.1000']];
    const part = water / (water + wood);
    const expected = -part * Math.log(part) - (1 - part) * Math.log(1 - part);
    expect(found['mix.1000']).toBeCloseTo(expected, 5);
    expect(found['mix.50']).toBe(0);
  });

  it('has distances, and what it lies on', () => {
    expect(Math.expm1(found['distance.water'])).toBeCloseTo(15, 0.5);
    expect(Math.expm1(found['distance.park'])).toBeCloseTo(285, -0.5);
    expect(Math.expm1(found['distance.road'])).toBeCloseTo(85, 0.5);
    expect(found['distance.rail']).toBeUndefined();
    expect(found['own.parcel.area']).toBeCloseTo(Math.log(400), 2);
    expect(found['own.parcel.compactness']).toBeCloseTo(Math.PI / 4, 3);
    expect(found['own.building.area']).toBeCloseTo(Math.log(150), 2);
  });
});

it('is inside what it lies in, and has nothing of its own where nothing is', () => {
  const map = testMap({ lng: 5, lat: 5 });
  const found = measured(map.surveyor(), map.at(200, 0));
  expect(found['distance.water']).toBe(0);
  expect([found['own.parcel.area'], found['size.building.50'], found['count.building.50']]).toEqual([
    NaN,
    NaN,
    0,
  ]);
});

it('measures a place alike with whatever others', () => {
  const map = testMap({ lng: 5, lat: 45 });
  const random = randomStream(74);
  const all = Array.from({ length: 60 }, () => map.at(random.next() * 900 - 450, random.next() * 900 - 450));
  const { row, column } = tileOf(map.origin);
  const places = all.filter((place) => tileOf(place).row === row && tileOf(place).column === column);
  expect(places.length).toBeGreaterThan(5);
  const surveyor = map.surveyor();
  const together = surveyor.measure({ row, column }, places);
  const alone = places.flatMap((place) => [...surveyor.measure({ row, column }, [place])]);
  expect([...together]).toEqual(alone);
});

it.each([89.9999999, -89.9999999])('measures beside a pole (%f)', (lat) => {
  const map = new TestMap({ lng: 0, lat: 89 * Math.sign(lat) }).add(
    'water',
    polygonKind,
    box(-50, -50, 50, 50),
  );
  const found = measured(map.surveyor(), { lng: 17, lat });
  expect(Object.values(found).every(Number.isFinite)).toBe(true);
  expect(Math.expm1(found['distance.water'])).toBeGreaterThan(100_000);
});

it('has the shares, the mix and the own one of categories, drawn or not', () => {
  const origin = { lng: 30, lat: 50 };
  const map = new TestMap(origin)
    .add('water', polygonKind, box(2000, 0, 2100, 100))
    .add('parcel', polygonKind, box(-100, -100, 0, 100))
    .add('parcel', polygonKind, box(0, -100, 100, 100));
  const zones = new TestMap(origin).add('land', polygonKind, box(-2000, -2000, 2000, 0)).store();
  const none = { kinds: new Uint8Array(0), coordinates: new Int32Array(0) };
  const school = map.at(-50, 195);
  const points = {
    kinds: Uint8Array.of(pointKindRows.school.stored, pointKindRows.shop.stored),
    coordinates: Int32Array.from([school.lng, school.lat, origin.lng, origin.lat].map(toUnits)),
  };
  const surveyor = new Surveyor(map.store(), [
    {
      name: 'lots',
      ...{ seenFrom: 1, seenCount: 2, unseen: null, points: none },
      columns: [
        { property: 'use', values: ['house', 'shop'], seen: Uint8Array.of(2, 1), unseen: new Uint8Array(0) },
      ],
    },
    {
      name: 'zones',
      ...{ seenFrom: 3, seenCount: 0, unseen: zones, points },
      columns: [{ property: 'zone', values: ['R'], seen: new Uint8Array(0), unseen: Uint8Array.of(1) }],
    },
  ]);
  const found = measured(surveyor, map.at(-50, -5));
  expect(found['share.lots.use.shop.50']).toBeCloseTo(1, 5);
  expect(found['share.lots.use.house.250']).toBeCloseTo(20_000 / (Math.PI * 250 ** 2), 2);
  expect(found['mix.lots.use.250']).toBeCloseTo(Math.log(2), 2);
  expect(found['share.zones.zone.R.1000']).toBeCloseTo(0.5, 2);
  expect([found['own.lots.use.shop'], found['own.lots.use.house'], found['own.zones.zone.R']]).toEqual([
    1, 0, 1,
  ]);
  expect(measured(surveyor, map.at(50, 5))['own.zones.zone.R']).toBe(0);
  expect([100, 250].map((radius) => found[`count.school.${radius}`])).toEqual([0, 1]);
  expect(Math.expm1(found['distance.school'])).toBeCloseTo(200, 0);
  expect(Math.expm1(found['distance.shop'])).toBeCloseTo(Math.hypot(50, 5), 0);
  expect(found['distance.station']).toBeUndefined();
});
