import Flatbush from 'flatbush';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type BBox } from '../../src-shared/geo/lngLat';
import { Growable } from './growable';
import {
  degreesPerUnit,
  geometryKinds,
  type LayerFeature,
  type LayerStore,
  openLayerStore,
  storeLayout,
  storeMagic,
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
    this.clip = clip ? (clip.map(toUnits) as Box) : null;
    this.maxVertices = maxVertices;
  }

  get featureCount(): number {
    return this.classes.length;
  }

  /**
   * Adds a feature without its degenerate parts (lines of fewer than two vertices, rings of fewer than three); false if
   * nothing of it is left or it lies outside the clip box. Throws `input/too-large` where the counts no longer fit.
   */
  add({ class: classIndex, kind, parts }: LayerFeature): boolean {
    const rings = parts.map((part) => openedLength(part, kind));
    const usable = rings.map((length) => length >= (kind === polygonKind ? 6 : 4));
    const box = boxOf(parts, usable);
    if (!box || (this.clip && !intersects(box, this.clip))) return false;
    this.partStarts.push(this.vertexStarts.length);
    parts.forEach((part, i) => {
      if (usable[i]) this.addPart(part, rings[i]);
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
    writeHeader(buffer, [features, parts, vertices, index.data.byteLength], index);
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

  private buildIndex(): Flatbush {
    const index = new Flatbush(this.featureCount, 16, Int32Array, ArrayBuffer);
    const boxes = this.boxes.values;
    for (let i = 0; i < boxes.length; i += 4) index.add(boxes[i], boxes[i + 1], boxes[i + 2], boxes[i + 3]);
    index.finish();
    return index;
  }
}

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

const intersects = (a: Box, b: Box) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

function writeHeader(
  buffer: SharedArrayBuffer,
  counts: number[],
  { minX, minY, maxX, maxY }: Flatbush,
): void {
  const header = new DataView(buffer);
  [storeMagic, ...counts].forEach((count, i) => header.setUint32(4 * i, count, true));
  [minX, minY, maxX, maxY].forEach((units, i) => header.setFloat64(24 + 8 * i, units / unitsPerDegree, true));
}

function writeStarts(target: Uint32Array, starts: Uint32Array, end: number): void {
  target.set(starts);
  target[starts.length] = end;
}
