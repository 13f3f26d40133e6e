import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { isDrawable, type LngLat, metresPerDegree } from '../../src-shared/geo/lngLat';
import { turnsInto } from '../../src-shared/geo/longitude';
import {
  background,
  type ClassStyle,
  type Colour,
  mapClasses,
  mapClassRows,
  storedClasses,
} from '../../src-shared/kinds/mapClasses';
import { classIndex } from '../sources/classify';
import { degreesPerUnit, geometryKinds, type LayerStore, unitsPerTurn } from '../sources/layerStore';
import { Coverage, packColour } from './coverage';
import { boxesOfParts } from '../sources/partBoxes';
import { stroke } from './strokes';
import { minLinePx } from './style';

export interface DrawOptions {
  center: LngLat;
  sizePx: number;
  metresPerPixel: number;
}

const polygonKind = geometryKinds.indexOf('polygon');
/** By what the store holds for a class. */
const styles: ClassStyle[] = storedClasses.map((mapClass) => mapClassRows[mapClass].style);
const drawingOrder = mapClasses.map(classIndex);
const onTop = mapClasses.filter((mapClass) => mapClassRows[mapClass].isOnTop).map(classIndex);
const maxSizePx = 4096;

/** Half of the widest line with its casing, metres: a feature this far outside an image may still reach into it. */
const reachM = Math.max(...styles.map(({ widthM = 0, casingM = 0 }) => widthM / 2 + casingM));

/**
 * A feature as an image shows it: from which of its `wests`. Where the image reaches over the 180th meridian, what lies beyond is
 * a turn away in the store. A number that sorts by feature; a store has fewer features than 2²⁸.
 */
type Seen = number;
const seenFrom = (feature: number, view: number): Seen => 4 * feature + view;
const featureOf = (seen: Seen) => seen >>> 2;
const viewOf = (seen: Seen) => seen & 3;

/** Draws map images of one layer store. Keeps its scratch memory between images: one drawer a thread. */
export class MapDrawer {
  private readonly partBoxes: Int32Array;
  private readonly buckets: Seen[][] = styles.map(() => []);
  private coverage = new Coverage(1);
  private xs = new Float64Array(1024);
  private ys = new Float64Array(1024);
  /** The image's west, units: as it is, then moved by the turns that it shows more of. */
  private wests = [0];
  // Pixel x = (unit − west) × xScale, pixel y = (north − unit) × yScale.
  private west = 0;
  private north = 0;
  private xScale = 1;
  private yScale = 1;
  private metresPerPixel = 1;
  private pixels = new Uint32Array(0);

  constructor(private readonly store: LayerStore) {
    this.partBoxes = boxesOfParts(store);
  }

  /**
   * An image `[size, size, 3]` of RGB bytes, north up, in local metres around its centre. Where the source has nothing it
   * is background. `input/bad-argument` for sizes, scales and coordinates that make no sense.
   */
  draw(options: DrawOptions): Uint8Array {
    this.frame(options);
    this.collect(options.sizePx);
    for (const index of drawingOrder) if (!onTop.includes(index)) this.areas(index);
    for (const index of drawingOrder) {
      const { casing, widthM = 0, casingM = 0 } = styles[index];
      if (casing) this.lines(index, casing, widthM + 2 * casingM);
    }
    for (const index of drawingOrder) {
      const { line, widthM = 0 } = styles[index];
      if (line) this.lines(index, line, widthM);
    }
    for (const index of onTop) this.areas(index);
    return rgbBytes(this.pixels);
  }

  private frame({ center, sizePx, metresPerPixel }: DrawOptions): void {
    if (!(Number.isInteger(sizePx) && sizePx > 0 && sizePx <= maxSizePx && metresPerPixel > 0))
      throw new AppError(
        'input/bad-argument',
        say('images.notDrawable', { size: sizePx, scale: metresPerPixel }),
      );
    if (!isDrawable(center))
      throw new AppError(
        'input/bad-argument',
        say('images.noCoordinate', { lng: String(center.lng), lat: String(center.lat) }),
      );
    const unitM = metresPerDegree * degreesPerUnit;
    this.xScale = (unitM * Math.cos((center.lat * Math.PI) / 180)) / metresPerPixel;
    this.yScale = unitM / metresPerPixel;
    this.west = center.lng / degreesPerUnit - sizePx / 2 / this.xScale;
    this.north = center.lat / degreesPerUnit + sizePx / 2 / this.yScale;
    this.metresPerPixel = metresPerPixel;
    if (this.pixels.length !== sizePx * sizePx) {
      this.coverage = new Coverage(sizePx);
      this.pixels = new Uint32Array(sizePx * sizePx);
    }
    this.pixels.fill(packColour(background));
  }

  /** Sorts the features near the image into their classes, in the order of the source. */
  private collect(sizePx: number): void {
    for (const bucket of this.buckets) bucket.length = 0;
    const reach = reachM / this.metresPerPixel;
    const [x, y] = [reach / this.xScale, reach / this.yScale];
    const { store, west, north } = this;
    if (store.featureCount === 0) return;
    const width = sizePx / this.xScale;
    const south = north - sizePx / this.yScale;
    this.wests = turnsInto(store.index, west - x, west + width + x, unitsPerTurn).map((by) => west + by);
    const found = this.wests.map((from) =>
      store.index.search(from - x, south - y, from + width + x, north + y),
    );
    const inOrder = new Uint32Array(found.reduce((sum, { length }) => sum + length, 0));
    let count = 0;
    found.forEach((features, view) => {
      for (const feature of features) inOrder[count++] = seenFrom(feature, view);
    });
    // Typed arrays sort by number, without a call for each pair.
    for (const seen of inOrder.sort()) this.buckets[store.classes[featureOf(seen)]].push(seen);
  }

  private areas(index: number): void {
    const { fill, outline, outlineM = 0 } = styles[index];
    const polygons = this.buckets[index].filter((seen) => this.store.kinds[featureOf(seen)] === polygonKind);
    if (fill) for (const seen of polygons) this.fillFeature(seen, packColour(fill));
    if (!outline) return;
    const half = this.halfWidthPx(outlineM);
    for (const seen of polygons) this.strokeFeature(seen, half, true);
    this.coverage.paint(this.pixels, packColour(outline), false);
  }

  private fillFeature(seen: Seen, colour: number): void {
    this.eachPart(seen, 0, (count) => this.ring(count));
    this.coverage.paint(this.pixels, colour, true);
  }

  private lines(index: number, colour: Colour, widthM: number): void {
    let any = false;
    const half = this.halfWidthPx(widthM);
    for (const seen of this.buckets[index]) {
      if (this.store.kinds[featureOf(seen)] === polygonKind) continue;
      this.strokeFeature(seen, half, false);
      any = true;
    }
    if (any) this.coverage.paint(this.pixels, packColour(colour), false);
  }

  private halfWidthPx(widthM: number): number {
    return Math.max(widthM / this.metresPerPixel, minLinePx) / 2;
  }

  private strokeFeature(seen: Seen, half: number, closed: boolean): void {
    this.eachPart(seen, half, (count) => stroke(this.coverage, this.xs, this.ys, count, half, closed));
  }

  /** Calls `draw(count)` for each part of a feature that may touch the image, its `count` vertices in `xs`, `ys` as pixels. */
  private eachPart(seen: Seen, marginPx: number, draw: (count: number) => void): void {
    const { partStarts } = this.store;
    const feature = featureOf(seen);
    this.west = this.wests[viewOf(seen)];
    for (let part = partStarts[feature]; part < partStarts[feature + 1]; part++)
      if (this.touches(part, marginPx)) draw(this.project(part));
  }

  /** A closed ring wholly to one side of the image covers none of it. */
  private touches(part: number, marginPx: number): boolean {
    const { partBoxes, west, north, xScale, yScale } = this;
    const limit = this.coverage.sizePx + marginPx;
    return (
      (partBoxes[4 * part + 2] - west) * xScale >= -marginPx &&
      (partBoxes[4 * part] - west) * xScale <= limit &&
      (north - partBoxes[4 * part + 1]) * yScale >= -marginPx &&
      (north - partBoxes[4 * part + 3]) * yScale <= limit
    );
  }

  private project(part: number): number {
    const { vertexStarts, coordinates } = this.store;
    const from = vertexStarts[part];
    const count = vertexStarts[part + 1] - from;
    if (count > this.xs.length) {
      this.xs = new Float64Array(2 * count);
      this.ys = new Float64Array(2 * count);
    }
    for (let i = 0, at = 2 * from; i < count; i++, at += 2) {
      this.xs[i] = (coordinates[at] - this.west) * this.xScale;
      this.ys[i] = (this.north - coordinates[at + 1]) * this.yScale;
    }
    return count;
  }

  private ring(count: number): void {
    const { xs, ys, coverage } = this;
    if (count < 3) return;
    let last = count - 1;
    for (let i = 0; i < count; i++) {
      coverage.edge(xs[last], ys[last], xs[i], ys[i]);
      last = i;
    }
  }
}

/** Packed colours as RGB bytes. */
function rgbBytes(packed: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(3 * packed.length);
  for (let i = 0, at = 0; i < packed.length; i++, at += 3) {
    const colour = packed[i];
    bytes[at] = colour;
    bytes[at + 1] = colour >> 8;
    bytes[at + 2] = colour >> 16;
  }
  return bytes;
}
