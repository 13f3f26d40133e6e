import { expect, it } from 'vitest';
import { metresPerDegree } from '../../src-shared/geo/lngLat';
import { background, type Colour, type MapClass, mapClassRows } from '../../src-shared/kinds/mapClasses';
import { randomStream } from '../../src-shared/random';
import { classIndex } from '../sources/classify';
import { degreesPerUnit, type LayerStore } from '../sources/layerStore';
import { LayerStoreBuilder, lineKind, polygonKind } from '../sources/layerStoreBuilder';
import { MapDrawer } from './mapDrawer';

type Point = [x: number, y: number];
type Inside = (x: number, y: number) => boolean;
type Random = ReturnType<typeof randomStream>;

interface Shape {
  mapClass: MapClass;
  /** In pixels of the image. */
  parts: Point[][];
}

const sizePx = 24;
const metresPerPixel = 2;
const grid = 16;

/** A store whose features, drawn around (0, 0), lie where their shapes say. */
function storeOf(shapes: Shape[], kind: number): LayerStore {
  const unitsPerPixel = metresPerPixel / (metresPerDegree * degreesPerUnit);
  const unit = (px: number) => Math.round((px - sizePx / 2) * unitsPerPixel);
  const builder = new LayerStoreBuilder({});
  for (const { mapClass, parts } of shapes)
    builder.add({
      class: classIndex(mapClass),
      kind,
      parts: parts.map((part) => part.flatMap(([x, y]) => [unit(x), -unit(y)])),
    });
  return builder.build();
}

/** Share of 16 × 16 points of each pixel that lie inside. */
function sampled(inside: Inside): number[] {
  return Array.from({ length: sizePx * sizePx }, (_, pixel) => {
    let hits = 0;
    for (let i = 0; i < grid * grid; i++) {
      const x = (pixel % sizePx) + ((i % grid) + 0.5) / grid;
      if (inside(x, Math.floor(pixel / sizePx) + (Math.floor(i / grid) + 0.5) / grid)) hits++;
    }
    return hits / (grid * grid);
  });
}

const canvas = () => Array.from({ length: sizePx * sizePx }, () => [...background]);

function blend(image: number[][], coverage: number[], colour: Colour): void {
  image.forEach((pixel, i) => pixel.forEach((value, c) => (pixel[c] += (colour[c] - value) * coverage[i])));
}

const inRings =
  (rings: Point[][]): Inside =>
  (x, y) =>
    rings.reduce((odd, ring) => odd !== inRing(ring, x, y), false);

function inRing(ring: Point[], x: number, y: number): boolean {
  const crossings = ring.filter(([x1, y1], i) => {
    const [x0, y0] = ring.at(i - 1)!;
    return y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0);
  });
  return crossings.length % 2 === 1;
}

/** Within half a width of a line, its ends and corners round. */
const nearLines =
  (lines: Point[][], half: number): Inside =>
  (x, y) =>
    lines.some((line) => line.slice(1).some((to, i) => distance(line[i], to, x, y) <= half));

function distance([x0, y0]: Point, [x1, y1]: Point, x: number, y: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const along = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(Math.max(along, 0), 1);
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
}

function difference(drawn: Uint8Array, expected: number[][]): number {
  const flat = expected.flat();
  return flat.reduce((sum, value, i) => sum + Math.abs(value - drawn[i]), 0) / flat.length;
}

const draw = (store: LayerStore) =>
  new MapDrawer(store).draw({ center: { lng: 0, lat: 0 }, sizePx, metresPerPixel });

const somewhere = (random: Random, reach: number): Point => [
  (random.next() - 0.5) * reach + sizePx / 2,
  (random.next() - 0.5) * reach + sizePx / 2,
];

/** A ring around a point that never crosses itself. */
function star(random: Random, [x, y]: Point, radius: number): Point[] {
  const corners = 3 + random.int(9);
  return Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * (i + 0.8 * random.next())) / corners;
    const reach = radius * (0.5 + 0.5 * random.next());
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
  });
}

it('fills areas with holes as supersampling does, each over those before it', () => {
  const random = randomStream(31);
  const classes: MapClass[] = ['builtUp', 'field', 'green', 'wood', 'water'];
  for (let i = 0; i < 6; i++) {
    const shapes = classes.map((mapClass): Shape => {
      const at = somewhere(random, sizePx);
      return { mapClass, parts: [star(random, at, 4 + random.next() * 20), star(random, at, 2)] };
    });
    const expected = canvas();
    for (const { mapClass, parts } of shapes)
      blend(expected, sampled(inRings(parts)), mapClassRows[mapClass].style.fill!);
    expect(difference(draw(storeOf(shapes, polygonKind)), expected)).toBeLessThan(0.5);
  }
});

it.each<MapClass>(['motorway', 'minorRoad', 'rail', 'subway'])(
  'draws lines as supersampling does, corners and ends included: %s',
  (mapClass) => {
    const random = randomStream(32);
    const { line, widthM = 0, casing, casingM = 0 } = mapClassRows[mapClass].style;
    for (let i = 0; i < 4; i++) {
      const parts = Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => somewhere(random, 60)));
      const covered = (metres: number) => sampled(nearLines(parts, metres / metresPerPixel / 2));
      const expected = canvas();
      if (casing) blend(expected, covered(widthM + 2 * casingM), casing);
      blend(expected, covered(widthM), line!);
      expect(difference(draw(storeOf([{ mapClass, parts }], lineKind)), expected)).toBeLessThan(1.5);
    }
  },
);
