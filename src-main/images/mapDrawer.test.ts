import { expect, it } from 'vitest';
import { AppError } from '../../src-shared/errors';
import { randomStream } from '../../src-shared/random';
import { background, type MapClass, mapClassRows } from '../../src-shared/kinds/mapClasses';
import { classIndex } from '../sources/classify';
import { metresPerDegree } from '../../src-shared/geo/lngLat';
import { degreesPerUnit, openLayerStore, type LayerStore } from '../sources/layerStore';
import { LayerStoreBuilder, lineKind, polygonKind } from '../sources/layerStoreBuilder';
import { imageEntropy } from './entropy';
import { MapDrawer } from './mapDrawer';

const unitM = metresPerDegree * degreesPerUnit;

/** A store around (0, 0): parts in metres east and north of it. */
function storeOf(features: { mapClass: MapClass; line?: boolean; parts: number[][] }[]): LayerStore {
  const builder = new LayerStoreBuilder({});
  for (const { mapClass, line, parts } of features)
    builder.add({
      class: classIndex(mapClass),
      kind: line ? lineKind : polygonKind,
      parts: parts.map((part) => part.map((metres) => Math.round(metres / unitM))),
    });
  return openLayerStore(builder.build().buffer);
}

const square = (half: number) => [-half, -half, half, -half, half, half, -half, half];
const at = (pixels: Uint8Array, sizePx: number, x: number, y: number) => [
  ...pixels.subarray(3 * (y * sizePx + x), 3 * (y * sizePx + x) + 3),
];
const options = { center: { lng: 0, lat: 0 }, sizePx: 32, metresPerPixel: 2 };

it('draws areas with holes, roads over areas with a casing, and buildings on top', () => {
  const store = storeOf([
    { mapClass: 'building', parts: [square(3)] },
    { mapClass: 'motorway', line: true, parts: [[-100, 0, 100, 0]] },
    { mapClass: 'water', parts: [square(30), square(24)] },
  ]);
  const pixels = new MapDrawer(store).draw(options);
  expect({
    corner: at(pixels, 32, 0, 0),
    water: at(pixels, 32, 2, 2),
    hole: at(pixels, 32, 6, 6),
    road: at(pixels, 32, 8, 16),
    building: at(pixels, 32, 16, 16),
  }).toEqual({
    corner: background,
    water: mapClassRows.water.style.fill,
    hole: background,
    road: mapClassRows.motorway.style.line,
    building: mapClassRows.building.style.fill,
  });
  const halfCasing = background.map((value, i) =>
    Math.floor((value + mapClassRows.motorway.style.casing![i]) / 2 + 0.5),
  );
  expect(at(pixels, 32, 8, 11)).toEqual(halfCasing);
  expect(at(pixels, 32, 31, 11)).toEqual(halfCasing);
});

it('keeps north up, and its scale at high latitudes', () => {
  const builder = new LayerStoreBuilder({});
  const metresEast = unitM * Math.cos((60 * Math.PI) / 180);
  const ring = [0, 0, 20, 0, 20, 20, 0, 20];
  const part = ring.map((metres, i) => Math.round(i % 2 === 0 ? metres / metresEast : 60e7 + metres / unitM));
  builder.add({ class: classIndex('water'), kind: polygonKind, parts: [part] });
  const pixels = new MapDrawer(builder.build()).draw({ ...options, center: { lng: 0, lat: 60 } });
  const wet = Array.from({ length: 32 * 32 }, (_, i) => i).filter(
    (i) => pixels[3 * i] === mapClassRows.water.style.fill![0],
  );
  const columns = wet.map((i) => i % 32);
  const rows = wet.map((i) => Math.floor(i / 32));
  expect([Math.min(...columns), Math.max(...columns), Math.min(...rows), Math.max(...rows)]).toEqual([
    16, 25, 6, 15,
  ]);
});

it('is blank, with entropy 0, where the source has nothing', () => {
  const drawer = new MapDrawer(storeOf([{ mapClass: 'water', parts: [square(30)] }]));
  const pixels = drawer.draw({ ...options, center: { lng: 100, lat: -50 } });
  expect(imageEntropy(pixels)).toBe(0);
});

it('draws the same image whatever was drawn before', () => {
  const random = randomStream(6);
  const ring = () => Array.from({ length: 2 * (3 + random.int(6)) }, () => (random.next() - 0.5) * 200);
  const classes: MapClass[] = ['water', 'building', 'green', 'minorRoad', 'rail', 'parcel', 'path'];
  const features = Array.from({ length: 60 }, () => ({
    mapClass: classes[random.int(classes.length)],
    line: random.next() < 0.4,
    parts: [ring()],
  }));
  const store = storeOf(features);
  const drawer = new MapDrawer(store);
  const far = { ...options, center: { lng: 0.0004, lat: 0.0003 }, sizePx: 64 };
  drawer.draw(far);
  expect(drawer.draw(options)).toEqual(new MapDrawer(store).draw(options));
  expect(drawer.draw(far)).toEqual(new MapDrawer(store).draw(far));
});

it('refuses sizes and coordinates that make no image', () => {
  const drawer = new MapDrawer(storeOf([{ mapClass: 'water', parts: [square(30)] }]));
  for (const change of [
    { sizePx: 0 },
    { sizePx: 1e6 },
    { metresPerPixel: -1 },
    { center: { lng: NaN, lat: 0 } },
    { center: { lng: 0, lat: NaN } },
    { center: { lng: 0, lat: 90 } },
    { center: { lng: 181, lat: 0 } },
  ])
    expect(() => drawer.draw({ ...options, ...change })).toThrow(AppError);
});

it('measures entropy: one colour 0, two alike ln 2 / ln 64', () => {
  const half = new Uint8Array(600).fill(255, 0, 300);
  expect(imageEntropy(half)).toBeCloseTo(Math.LN2 / Math.log(64), 12);
});
