import { describe, expect, it } from 'vitest';
import { type MapClass, mapClassRows } from '../../src-shared/kinds/mapClasses';
import { wrapLng } from '../../src-shared/geo/longitude';
import { randomStream } from '../../src-shared/random';
import { classIndex } from '../sources/classify';
import { LayerStoreBuilder, lineKind, polygonKind, toUnits } from '../sources/layerStoreBuilder';
import { MapDrawer } from './mapDrawer';

const random = randomStream(61);
const classes: MapClass[] = ['water', 'building', 'green', 'minorRoad', 'rail', 'motorway'];

interface Shape {
  mapClass: MapClass;
  isLine: boolean;
  /** Degrees from the middle. */
  part: number[];
}

const shapes = (count: number, reach: number): Shape[] =>
  Array.from({ length: count }, () => ({
    mapClass: classes[random.int(classes.length)],
    isLine: random.next() < 0.4,
    part: Array.from({ length: 2 * (3 + random.int(5)) }, () => (random.next() - 0.5) * reach),
  }));

/** The shapes around a meridian, as a file has them: no longitude beyond ±180. */
function drawerAt(all: Shape[], lng: number, lat: number): MapDrawer {
  const builder = new LayerStoreBuilder();
  for (const { mapClass, isLine, part } of all)
    builder.add({
      class: classIndex(mapClass),
      kind: isLine ? lineKind : polygonKind,
      parts: [part.map((by, i) => toUnits(i % 2 ? lat + by : wrapLng(lng + by)))],
    });
  return new MapDrawer(builder.build());
}

const largestStep = (a: Uint8Array, b: Uint8Array) =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);

describe('a map image', () => {
  it.each([0, -17, 65, -85])('is the same over the 180th meridian as elsewhere, at latitude %d', (lat) => {
    for (let round = 0; round < 8; round++) {
      const all = shapes(25, 0.004);
      const options = { sizePx: 64, metresPerPixel: 4 };
      for (const [by, off] of [
        [180, 0],
        [180, 0.0007],
        [-180, -0.0004],
        [179.9995, 0],
      ]) {
        // prettier-ignore
        const plain = drawerAt(all, 20, lat).draw({ ...options, center: { lng: 20 + off, lat } });
        const there = drawerAt(all, by, lat).draw({ ...options, center: { lng: wrapLng(by + off), lat } });
        expect(new Set(plain).size).toBeGreaterThan(5);
        expect(largestStep(plain, there)).toBeLessThanOrEqual(2);
      }
    }
  });

  it('shows on one side of the meridian what lies on the other', () => {
    const builder = new LayerStoreBuilder();
    const lake = [-180, -17.01, -179.99, -17.01, -179.99, -16.99, -180, -16.99].map(toUnits);
    builder.add({ class: classIndex('water'), kind: polygonKind, parts: [lake] });
    builder.add({
      class: classIndex('water'),
      kind: polygonKind,
      parts: [[170, 0, 171, 0, 171, 1].map(toUnits)],
    });
    const drawer = new MapDrawer(builder.build());
    const pixels = drawer.draw({ center: { lng: 180, lat: -17 }, sizePx: 32, metresPerPixel: 2 });
    const water = mapClassRows.water.style.fill;
    expect([...pixels.subarray(3 * 31, 3 * 32)]).toEqual(water);
    expect([...pixels.subarray(0, 3)]).not.toEqual(water);
  });

  it('can be drawn as near to a pole as there is an east', () => {
    const drawer = drawerAt(
      [{ mapClass: 'water', isLine: false, part: [-10, -2, 10, -2, 10, 2, -10, 2] }],
      180,
      88,
    );
    for (const lat of [89, 89.99, 89.999999, 90 - 1e-12, -89.9999999])
      expect(drawer.draw({ center: { lng: 179, lat }, sizePx: 32, metresPerPixel: 2 }).length).toBe(
        3 * 32 * 32,
      );
    const inside = drawer.draw({ center: { lng: -175, lat: 89.5 }, sizePx: 32, metresPerPixel: 2 });
    expect([...inside.subarray(0, 3)]).toEqual(mapClassRows.water.style.fill);
  });
});
