import { type LngLat } from '../../src-shared/geo/lngLat';
import { turnsInto } from '../../src-shared/geo/longitude';
import { type MapClass, storedClasses } from '../../src-shared/kinds/mapClasses';
import { classIndex } from '../sources/classify';
import { degreesPerUnit, type LayerStore, unitsPerTurn } from '../sources/layerStore';
import { polygonKind } from '../sources/layerStoreBuilder';
import { type FactLayer } from '../sources/mapFacts';
import { Discs, discSum } from './discs';
import { compactness, entropy } from './formulas';
import { MapLayer } from './mapLayer';
import { MarkedPoints } from './markedPoints';
import { Nearest } from './nearest';
import { eachEdgeOfPart } from './parts';
import { type Group, isCategory, type Plan, planOf, radiiM, themes } from './plan';
import { Raster } from './raster';
import { type Shape } from './shape';
import { type Frame, frameOf, pixelM, type Tile, toPixels } from './tiles';

/** Pixels around the places that the largest disc reaches into. */
const reachPx = Math.max(...radiiM) / pixelM + 2;
/** Lengths and logarithms are summed as whole numbers, so that sums are exact: centimetres, and thousandths. */
const cmPerPixel = pixelM * 100;
const parts = 1000;

/** A feature where a window shows it: `by` units to the east of where the store has it. */
interface Seen {
  store: LayerStore;
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
  /** Of each group of the plan. */
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
  /** What is drawn, then what is not of each layer of the facts. */
  private readonly layers: MapLayer[];
  private readonly raster = new Raster();
  private readonly sizes = new Raster();
  private readonly discs = radiiM.map((radius) => new Discs(radius / pixelM));
  private readonly nearest: { index: Nearest; classes: Set<number> }[];
  /** Groups by number: of what the store holds for a class, by its kind, and of each code of each column of the facts. */
  private readonly ofClass: number[][] = Array.from({ length: 2 * storedClasses.length }, () => []);
  private readonly ofCode: number[][][];
  /** In the order of the plan. */
  private readonly marks: MarkedPoints[];

  constructor(
    private readonly store: LayerStore,
    private readonly facts: readonly FactLayer[],
  ) {
    this.plan = planOf(store, facts);
    const asked = [
      ...this.plan.themes.flatMap((theme): readonly MapClass[] => themes[theme]),
      ...this.plan.own,
    ];
    this.layers = [
      new MapLayer(store, asked),
      ...facts.flatMap(({ unseen }) => (unseen ? new MapLayer(unseen, ['land']) : [])),
    ];
    this.ofCode = facts.map(({ columns }) => columns.map(() => []));
    this.plan.groups.forEach(({ measure, of }, number) => {
      if (isCategory(of)) this.ofCode[of.layer][of.column][of.code] = number;
      else if (typeof of === 'string')
        this.ofClass[bucketOf(classIndex(of), measure !== 'length')].push(number);
    });
    this.marks = this.plan.marked.map((kind) => new MarkedPoints(facts, kind));
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
    const columnsOfGroups = this.plan.groups.map((group, number) => {
      const first = column;
      column += this.discsOf(group, window.seen[number], window, spots, rows, column);
      return first;
    });
    for (const { groups } of this.plan.mixes) {
      const of = groups.map((number) => columnsOfGroups[number]);
      this.mix(of, rows, column);
      column += radiiM.length;
    }
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
    const seen: Seen[][] = this.plan.groups.map(() => []);
    const [west, south] = [frame.west + left / frame.xScale, frame.south + bottom / frame.yScale];
    const [east, north] = [west + width / frame.xScale, south + height / frame.yScale];
    for (const { store } of this.layers)
      for (const by of turnsInto(store.index, west, east, unitsPerTurn))
        for (const feature of store.index.search(west + by, south, east + by, north))
          for (const group of this.groupsOf(store, feature)) seen[group].push({ store, feature, by: -by });
    return seen;
  }

  /** The groups that a feature is of. */
  private groupsOf(store: LayerStore, feature: number): number[] {
    const isArea = store.kinds[feature] === polygonKind;
    const groups = store === this.store ? [...this.ofClass[bucketOf(store.classes[feature], isArea)]] : [];
    if (!isArea) return groups;
    this.facts.forEach(({ seenFrom, seenCount, unseen, columns }, layer) => {
      const at = store === this.store ? feature - seenFrom : feature;
      const isOf = store === this.store ? at >= 0 && at < seenCount : store === unseen;
      if (!isOf) return;
      columns.forEach(({ seen, unseen: codes }, column) => {
        const code = (store === this.store ? seen : codes)[at];
        if (code > 0) groups.push(this.ofCode[layer][column][code]);
      });
    });
    return groups;
  }

  /** Fills the columns of a group from `column` on; returns how many they are. */
  private discsOf(
    { measure, of }: Group,
    seen: Seen[],
    window: Window,
    spots: Spot[],
    rows: Float32Array,
    column: number,
  ): number {
    const { length: columns } = this.plan.columns;
    const { raster, sizes, discs } = this;
    const isCount = measure === 'count';
    const filled = isCount ? 2 * discs.length : discs.length;
    const points =
      typeof of !== 'string' && 'points' in of ? this.marks[this.plan.marked.indexOf(of.points)] : null;
    if (seen.length === 0 && !points) {
      for (let i = 0; i < spots.length; i++)
        rows.fill(0, i * columns + column, i * columns + column + discs.length);
      return filled;
    }
    if (points) this.drawPoints(points, window);
    else this.draw(measure, seen, window);
    const { sums, stride } = raster;
    spots.forEach(({ x, y }, i) => {
      const [px, py] = [Math.floor(x), Math.floor(y)];
      for (let r = 0; r < discs.length; r++) {
        const disc = discs[r].around(x, y);
        const sum = discSum(sums, stride, px, py, disc);
        const at = i * columns + column + r;
        if (measure === 'share') rows[at] = sum / disc.count;
        else if (measure === 'length') rows[at] = (1000 * sum) / 100 / (disc.count * pixelM * pixelM);
        else rows[at] = sum;
        if (isCount && sum > 0)
          rows[at + discs.length] = discSum(sizes.sums, stride, px, py, disc) / parts / sum;
      }
    });
    return filled;
  }

  private draw(measure: Group['measure'], seen: Seen[], window: Window): void {
    const { raster, sizes } = this;
    const { width, height } = window;
    raster.begin(width, height);
    if (measure === 'count') sizes.begin(width, height);
    for (const each of seen) {
      if (measure === 'count') this.drawCentre(this.layers[0].shapeOf(each.feature), each.by, window);
      else this.drawFeature(each, measure === 'share', window);
    }
    raster.finish();
    if (measure === 'count') sizes.finish();
  }

  private drawPoints(points: MarkedPoints, { frame, left, bottom, width, height }: Window): void {
    const { raster } = this;
    const { xScale, yScale } = frame;
    raster.begin(width, height);
    const [west, south] = [frame.west + left / xScale, frame.south + bottom / yScale];
    points.eachIn([west, south, west + width / xScale, south + height / yScale], (x, y) =>
      raster.add((x - west) * xScale, (y - south) * yScale, 1),
    );
    raster.finish();
  }

  private drawCentre({ areaM2, x, y }: Shape, by: number, { frame, left, bottom }: Window): void {
    const [column, row] = [
      (x + by - frame.west) * frame.xScale - left,
      (y - frame.south) * frame.yScale - bottom,
    ];
    this.raster.add(column, row, 1);
    this.sizes.add(column, row, Math.round(parts * Math.log(Math.max(1, areaM2))));
  }

  private drawFeature({ store, feature, by }: Seen, isArea: boolean, { frame, left, bottom }: Window): void {
    const { raster } = this;
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

  /** How mixed the shares in these columns are, for each disc, into the columns from `column` on. */
  private mix(of: number[], rows: Float32Array, column: number): void {
    const { length: columns } = this.plan.columns;
    for (let row = 0; row < rows.length; row += columns)
      for (let r = 0; r < radiiM.length; r++)
        rows[row + column + r] = entropy(of.map((first) => rows[row + first + r]));
  }

  /** Distances, and what the place lies on, from `at` on. */
  private itself({ lng, lat }: Spot, rows: Float32Array, at: number): void {
    const { store, plan } = this;
    const under = this.layers.map((layer) => layer.under(lng, lat));
    const classesUnder = under[0].map((feature) => store.classes[feature]);
    for (const { index, classes } of this.nearest) {
      const isIn = classesUnder.some((each) => classes.has(each));
      rows[at++] = isIn ? 0 : Math.log1p(index.distanceM(lng, lat));
    }
    for (const points of this.marks) rows[at++] = Math.log1p(points.distanceM(lng, lat));
    for (const mapClass of plan.own) {
      const shapes = under[0]
        .filter((feature) => store.classes[feature] === classIndex(mapClass))
        .map((feature) => this.layers[0].shapeOf(feature));
      const own = shapes.toSorted((a, b) => a.areaM2 - b.areaM2)[0];
      if (own) {
        rows[at] = Math.log(Math.max(1, own.areaM2));
        rows[at + 1] = compactness(own.areaM2, own.perimeterM);
      }
      at += 2;
    }
    const groupsUnder = new Set(
      this.layers.flatMap((layer, i) => under[i].flatMap((feature) => this.groupsOf(layer.store, feature))),
    );
    plan.groups.forEach(({ of }, number) => {
      if (isCategory(of)) rows[at++] = groupsUnder.has(number) ? 1 : 0;
    });
  }
}

const bucketOf = (mapClass: number, isArea: boolean) => 2 * mapClass + (isArea ? 1 : 0);

function* featuresOf({ classes, featureCount }: LayerStore, wanted: Set<number>): Generator<number> {
  for (let feature = 0; feature < featureCount; feature++) if (wanted.has(classes[feature])) yield feature;
}
