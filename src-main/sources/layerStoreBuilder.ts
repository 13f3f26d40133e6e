import Flatbush from 'flatbush';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { Extent, unwrappedBBox } from '../../src-shared/geo/bbox';
import { type BBox } from '../../src-shared/geo/lngLat';
import { type Position } from '../../src-shared/geo/polygon';
import { acrossMeridian } from './acrossMeridian';
import { Growable } from './growable';
import {
  degreesPerUnit,
  geometryKinds,
  type LayerFeature,
  type LayerStore,
  openLayerStore,
  storeLayout,
  storeMagic,
  unitsPerTurn,
} from './layerStore';

export const lineKind = geometryKinds.indexOf('line');
export const polygonKind = geometryKinds.indexOf('polygon');

/** 1e7: a division by it gives the nearest double, where a product with 1e-7 would not. */
const unitsPerDegree = Math.round(1 / degreesPerUnit);

/** Degrees as coordinate units. */
export const toUnits = (degrees: number): number => Math.round(degrees * unitsPerDegree);

export interface LayerStoreLimits {
  /** Features whose box misses this one are left out. */
  clip?: BBox;
  /** 2 GiB of coordinates by default, which keeps all counts within uint32; tests set it lower. */
  maxVertices?: number;
}

type Box = [minX: number, minY: number, maxX: number, maxY: number];

/**
 * Collects features into growing typed arrays and packs them into one indexed `LayerStore`; takes two to three times the
 * store's bytes while it does.
 */
export class LayerStoreBuilder {
  private readonly classes = new Growable(new Uint8Array(1024));
  private readonly kinds = new Growable(new Uint8Array(1024));
  private readonly partStarts = new Growable(new Uint32Array(1024));
  private readonly vertexStarts = new Growable(new Uint32Array(1024));
  private readonly coordinates = new Growable(new Int32Array(8192));
  /** Four numbers a feature. */
  private readonly boxes = new Growable(new Int32Array(4096));
  private readonly clip: Box | null;
  private readonly maxVertices: number;

  constructor({ clip, maxVertices = 2 ** 28 }: LayerStoreLimits = {}) {
    this.clip = clip ? (unwrappedBBox(clip).map(toUnits) as Box) : null;
    this.maxVertices = maxVertices;
  }

  get featureCount(): number {
    return this.classes.length;
  }

  /**
   * Adds a feature without its degenerate parts (lines of fewer than two vertices, rings of fewer than three); false if
   * nothing of it is left or it lies outside the clip box. One over the 180th meridian may jump there, or go on beyond it. Throws
   * `input/too-large` where the counts no longer fit.
   */
  add({ class: classIndex, kind, parts: given }: LayerFeature): boolean {
    const asWritten = measured(given, kind);
    const { parts, lengths, usable, box } =
      asWritten.box && isAcross(asWritten.box) ? measured(unitsAcross(given, kind), kind) : asWritten;
    if (!box || (this.clip && !meetOnGlobe(box, this.clip))) return false;
    this.partStarts.push(this.vertexStarts.length);
    parts.forEach((part, i) => {
      if (usable[i]) this.addPart(part, lengths[i]);
    });
    this.classes.push(classIndex);
    this.kinds.push(kind);
    this.boxes.pushAll(box);
    return true;
  }

  /** The store; `input/no-usable-row` if no feature was added, since an index of nothing can't be built. */
  build(): LayerStore {
    if (this.featureCount === 0) throw new AppError('input/no-usable-row', say('sources.nothingToDraw'));
    const index = this.buildIndex();
    const [features, parts, vertices] = [
      this.featureCount,
      this.vertexStarts.length,
      this.coordinates.length / 2,
    ];
    const at = storeLayout(features, parts, vertices);
    const buffer = new SharedArrayBuffer(at.index + index.data.byteLength);
    writeHeader(buffer, [features, parts, vertices, index.data.byteLength], this.bboxOf(index));
    new Uint8Array(buffer, at.classes, features).set(this.classes.values);
    new Uint8Array(buffer, at.kinds, features).set(this.kinds.values);
    writeStarts(new Uint32Array(buffer, at.partStarts, features + 1), this.partStarts.values, parts);
    writeStarts(new Uint32Array(buffer, at.vertexStarts, parts + 1), this.vertexStarts.values, vertices);
    new Int32Array(buffer, at.coordinates, 2 * vertices).set(this.coordinates.values);
    new Uint8Array(buffer, at.index).set(new Uint8Array(index.data));
    return openLayerStore(buffer);
  }

  private addPart(part: ArrayLike<number>, length: number): void {
    const vertices = this.coordinates.length / 2;
    if (vertices + length / 2 > this.maxVertices)
      throw new AppError('input/too-large', say('sources.tooManyVertices', { most: this.maxVertices }));
    this.vertexStarts.push(vertices);
    for (let i = 0; i < length; i++) this.coordinates.push(part[i]);
  }

  /** Features on both sides of the 180th meridian leave a gap elsewhere. */
  private bboxOf({ minX, minY, maxX, maxY }: Flatbush): BBox {
    if (!isAcross([minX, minY, maxX, maxY])) return toDegrees([minX, minY, maxX, maxY]);
    const extent = new Extent();
    const boxes = this.boxes.values;
    for (let i = 0; i < boxes.length; i += 4) extent.addBox(toDegrees(boxes.subarray(i, i + 4)));
    return extent.bbox!;
  }

  private buildIndex(): Flatbush {
    const index = new Flatbush(this.featureCount, 16, Int32Array, ArrayBuffer);
    const boxes = this.boxes.values;
    for (let i = 0; i < boxes.length; i += 4) index.add(boxes[i], boxes[i + 1], boxes[i + 2], boxes[i + 3]);
    index.finish();
    return index;
  }
}

const toDegrees = (box: ArrayLike<number>) => Array.from(box, (units) => units / unitsPerDegree) as BBox;

/** Numbers of a part that count: a ring's last vertex is dropped where it repeats the first. */
function openedLength(part: ArrayLike<number>, kind: number): number {
  const { length } = part;
  const closed = length >= 4 && part[0] === part[length - 2] && part[1] === part[length - 1];
  return kind === polygonKind && closed ? length - 2 : length;
}

function boxOf(parts: ArrayLike<number>[], usable: boolean[]): Box | null {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  parts.forEach((part, p) => {
    for (let i = 0; usable[p] && i < part.length; i += 2) {
      if (part[i] < minX) minX = part[i];
      if (part[i] > maxX) maxX = part[i];
      if (part[i + 1] < minY) minY = part[i + 1];
      if (part[i + 1] > maxY) maxY = part[i + 1];
    }
  });
  return minX <= maxX ? [minX, minY, maxX, maxY] : null;
}

function measured(parts: ArrayLike<number>[], kind: number) {
  const lengths = parts.map((part) => openedLength(part, kind));
  const usable = lengths.map((length) => length >= (kind === polygonKind ? 6 : 4));
  return { parts, lengths, usable, box: boxOf(parts, usable) };
}

const halfTurn = unitsPerTurn / 2;

/** Whether a box is wider than half of the Earth as its numbers stand, or leaves ±180. */
const isAcross = ([west, , east]: Box): boolean =>
  east - west > halfTurn || west < -halfTurn || east > halfTurn;

function unitsAcross(parts: ArrayLike<number>[], kind: number): number[][] {
  const positions = parts.map((part) => closedPositions(part, kind)).filter(({ length }) => length > 0);
  return acrossMeridian(positions, geometryKinds[kind]).map((part) => part.flat().map(toUnits));
}

function closedPositions(part: ArrayLike<number>, kind: number): Position[] {
  const positions = Array.from({ length: part.length / 2 }, (_, i): Position => [
    part[2 * i] / unitsPerDegree,
    part[2 * i + 1] / unitsPerDegree,
  ]);
  const isOpen = openedLength(part, kind) === part.length;
  return kind === polygonKind && isOpen && positions.length > 0 ? [...positions, positions[0]] : positions;
}

/** Whether two boxes meet, either of them moved around the Earth. */
const meetOnGlobe = (a: Box, b: Box) =>
  intersects(a, b) ||
  intersects([a[0] + unitsPerTurn, a[1], a[2] + unitsPerTurn, a[3]], b) ||
  intersects([a[0] - unitsPerTurn, a[1], a[2] - unitsPerTurn, a[3]], b);

const intersects = (a: Box, b: Box) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

function writeHeader(buffer: SharedArrayBuffer, counts: number[], bbox: BBox): void {
  const header = new DataView(buffer);
  [storeMagic, ...counts].forEach((count, i) => header.setUint32(4 * i, count, true));
  bbox.forEach((degrees, i) => header.setFloat64(24 + 8 * i, degrees, true));
}

function writeStarts(target: Uint32Array, starts: Uint32Array, end: number): void {
  target.set(starts);
  target[starts.length] = end;
}
