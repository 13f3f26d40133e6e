import { type LngLat } from '../../src-shared/geo/lngLat';
import { turnsInto } from '../../src-shared/geo/longitude';
import { storedClasses } from '../../src-shared/kinds/mapClasses';
import { classIndex } from '../sources/classify';
import { degreesPerUnit, type LayerStore, unitsPerTurn } from '../sources/layerStore';
import { polygonKind } from '../sources/layerStoreBuilder';
import { boxesOfParts } from '../sources/partBoxes';
import { Discs, discSum } from './discs';
import { compactness, entropy } from './formulas';
import { Nearest } from './nearest';
import { eachEdgeOfPart, isInPolygon } from './parts';
import { type Group, type Plan, planOf, radiiM, themes, useClasses } from './plan';
import { Raster } from './raster';
import { type Shape, shapeOf } from './shape';
import { type Frame, frameOf, pixelM, type Tile, toPixels } from './tiles';

/** Pixels around the places that the largest disc reaches into. */
const reachPx = Math.max(...radiiM) / pixelM + 2;
/** Lengths and logarithms are summed as whole numbers, so that sums are exact: centimetres, and thousandths. */
const cmPerPixel = pixelM * 100;
const parts = 1000;

/** A feature where a window shows it: `by` units to the east of where the store has it. */
interface Seen {
  feature: number;
  by: number;
}

/** The pixels that the discs of some places of a tile reach, and what is to be seen there. */
interface Window {
  frame: Frame;
  /** Of the frame's pixels. */
  left: number;
  bottom: number;
  width: number;
  height: number;
  /** By what the store holds for a class, and whether it is a polygon. */
  seen: Seen[][];
}

interface Spot {
  /** Store units. */
  lng: number;
  lat: number;
  /** Pixels of the window. */
  x: number;
  y: number;
}

/** Measures the surroundings of places on one map; keeps its scratch memory: one a thread. */
export class Surveyor {
  readonly plan: Plan;
  private readonly partBoxes: Int32Array;
  private readonly raster = new Raster();
  private readonly sizes = new Raster();
  private readonly discs = radiiM.map((radius) => new Discs(radius / pixelM));
  private readonly nearest: { index: Nearest; classes: Set<number> }[];

  constructor(private readonly store: LayerStore) {
    this.plan = planOf(store);
    this.partBoxes = boxesOfParts(store);
    this.nearest = this.plan.themes.map((theme) => {
      const classes = new Set(themes[theme].map(classIndex));
      const isClosed = (feature: number) => store.kinds[feature] === polygonKind;
      return { index: new Nearest([{ store, features: featuresOf(store, classes), isClosed }]), classes };
    });
  }

  /** A row of the plan's columns for each of some places, all of one tile: `[places × columns]`, NaN where there is nothing to measure. */
  measure(tile: Tile, places: readonly LngLat[]): Float32Array<ArrayBuffer> {
    const columns = this.plan.columns.length;
    const rows = new Float32Array(places.length * columns).fill(NaN);
    const { window, spots } = this.windowAround(tile, places);
    let column = 0;
    for (const group of this.plan.groups) column += this.discsOf(group, window, spots, rows, column);
    this.mixes(rows, column);
    column += radiiM.length;
    spots.forEach((spot, i) => this.itself(spot, rows, i * columns + column));
    return rows;
  }

  private windowAround(tile: Tile, places: readonly LngLat[]): { window: Window; spots: Spot[] } {
    const frame = frameOf(tile);
    const pixels = places.map((place) => toPixels(frame, place));
    const [xs, ys] = [pixels.map(({ x }) => Math.floor(x)), pixels.map(({ y }) => Math.floor(y))];
    const [left, bottom] = [Math.min(...xs) - reachPx, Math.min(...ys) - reachPx];
    const [width, height] = [Math.max(...xs) + reachPx + 1 - left, Math.max(...ys) + reachPx + 1 - bottom];
    const spots = pixels.map(({ x, y }, i) => ({
      lng: places[i].lng / degreesPerUnit,
      lat: places[i].lat / degreesPerUnit,
      x: x - left,
      y: y - bottom,
    }));
    const size = { frame, left, bottom, width, height };
    return { window: { ...size, seen: this.seenIn(size) }, spots };
  }

  private seenIn({ frame, left, bottom, width, height }: Omit<Window, 'seen'>): Seen[][] {
    const { store } = this;
    const seen: Seen[][] = Array.from({ length: 2 * storedClasses.length }, () => []);
    const [west, south] = [frame.west + left / frame.xScale, frame.south + bottom / frame.yScale];
    const [east, north] = [west + width / frame.xScale, south + height / frame.yScale];
    for (const by of turnsInto(store.index, west, east, unitsPerTurn))
      for (const feature of store.index.search(west + by, south, east + by, north))
        seen[bucketOf(store.classes[feature], store.kinds[feature])].push({ feature, by: -by });
    return seen;
  }

  /** Fills the columns of a group from `column` on; returns how many they are. */
  private discsOf(group: Group, window: Window, spots: Spot[], rows: Float32Array, column: number): number {
    const { length: columns } = this.plan.columns;
    const { raster, sizes, discs } = this;
    const isCount = group.measure === 'count';
    this.draw(group, window);
    const { sums, stride } = raster;
    spots.forEach(({ x, y }, i) => {
      const [px, py] = [Math.floor(x), Math.floor(y)];
      for (let r = 0; r < discs.length; r++) {
        const disc = discs[r].around(x, y);
        const sum = discSum(sums, stride, px, py, disc);
        const at = i * columns + column + r;
        if (group.measure === 'share') rows[at] = sum / disc.count;
        else if (group.measure === 'length') rows[at] = (1000 * sum) / 100 / (disc.count * pixelM * pixelM);
        else rows[at] = sum;
        if (isCount && sum > 0)
          rows[at + discs.length] = discSum(sizes.sums, stride, px, py, disc) / parts / sum;
      }
    });
    return isCount ? 2 * discs.length : discs.length;
  }

  private draw({ measure, mapClass }: Group, window: Window): void {
    const { raster, sizes, store } = this;
    const { width, height } = window;
    raster.begin(width, height);
    if (measure === 'count') sizes.begin(width, height);
    const seen = window.seen[bucketOf(classIndex(mapClass), measure === 'length' ? 0 : polygonKind)];
    for (const { feature, by } of seen) {
      if (measure === 'count') this.drawCentre(shapeOf(store, feature), by, window);
      else this.drawFeature(feature, by, measure === 'share', window);
    }
    raster.finish();
    if (measure === 'count') sizes.finish();
  }

  private drawCentre({ areaM2, x, y }: Shape, by: number, { frame, left, bottom }: Window): void {
    const [column, row] = [
      (x + by - frame.west) * frame.xScale - left,
      (y - frame.south) * frame.yScale - bottom,
    ];
    this.raster.add(column, row, 1);
    this.sizes.add(column, row, Math.round(parts * Math.log(Math.max(1, areaM2))));
  }

  private drawFeature(feature: number, by: number, isArea: boolean, { frame, left, bottom }: Window): void {
    const { store, raster } = this;
    const { xScale, yScale } = frame;
    const [west, south] = [frame.west - by + left / xScale, frame.south + bottom / yScale];
    for (let part = store.partStarts[feature]; part < store.partStarts[feature + 1]; part++)
      eachEdgeOfPart(store, part, isArea, (x0, y0, x1, y1) => {
        const [fromX, fromY] = [(x0 - west) * xScale, (y0 - south) * yScale];
        const [toX, toY] = [(x1 - west) * xScale, (y1 - south) * yScale];
        if (isArea) raster.edge(fromX, fromY, toX, toY);
        else raster.line(fromX, fromY, toX, toY, cmPerPixel);
      });
    if (isArea) raster.cover();
  }

  /** How mixed the uses are in each disc, from the shares before. */
  private mixes(rows: Float32Array, column: number): void {
    const { groups, columns } = this.plan;
    const uses = groups.flatMap(({ measure, mapClass }, i) =>
      measure === 'share' && useClasses.includes(mapClass) ? [i * radiiM.length] : [],
    );
    for (let row = 0; row < rows.length; row += columns.length)
      for (let r = 0; r < radiiM.length; r++)
        rows[row + column + r] = entropy(uses.map((use) => rows[row + use + r]));
  }

  /** Distances, and what the place lies on, from `at` on. */
  private itself({ lng, lat }: Spot, rows: Float32Array, at: number): void {
    const { store, plan } = this;
    const under = this.under(lng, lat);
    for (const { index, classes } of this.nearest) {
      const isIn = under.some((feature) => classes.has(store.classes[feature]));
      rows[at++] = isIn ? 0 : Math.log1p(index.distanceM(lng, lat));
    }
    for (const mapClass of plan.own) {
      const shapes = under
        .filter((feature) => store.classes[feature] === classIndex(mapClass))
        .map((feature) => shapeOf(store, feature));
      const own = shapes.toSorted((a, b) => a.areaM2 - b.areaM2)[0];
      if (own) {
        rows[at] = Math.log(Math.max(1, own.areaM2));
        rows[at + 1] = compactness(own.areaM2, own.perimeterM);
      }
      at += 2;
    }
  }

  /** The polygons that hold a point. */
  private under(lng: number, lat: number): number[] {
    const { store, partBoxes } = this;
    return turnsInto(store.index, lng, lng, unitsPerTurn).flatMap((by) =>
      store.index.search(
        lng + by,
        lat,
        lng + by,
        lat,
        (feature) =>
          store.kinds[feature] === polygonKind && isInPolygon(store, partBoxes, feature, lng + by, lat),
      ),
    );
  }
}

const bucketOf = (mapClass: number, kind: number) => 2 * mapClass + (kind === polygonKind ? 1 : 0);

function* featuresOf({ classes, featureCount }: LayerStore, wanted: Set<number>): Generator<number> {
  for (let feature = 0; feature < featureCount; feature++) if (wanted.has(classes[feature])) yield feature;
}
