import Flatbush from 'flatbush';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type BBox } from '../../src-shared/geo/lngLat';
import { turn } from '../../src-shared/geo/longitude';
import { storedClasses } from '../../src-shared/kinds/mapClasses';

export const geometryKinds = ['line', 'polygon'] as const;

/** Degrees of one coordinate unit: OSM's own precision, about 1 cm. */
export const degreesPerUnit = 1e-7;
/** Units around the Earth. */
export const unitsPerTurn = Math.round(turn / degreesPerUnit);

/**
 * The indexed features of one map source in a single SharedArrayBuffer, so that worker threads share it without a copy
 * and the project stores it as it is. Polygons are filled even-odd over all their parts (outer and inner rings alike,
 * closed implicitly: the last vertex does not repeat the first).
 */
export interface LayerStore {
  readonly buffer: SharedArrayBuffer;
  readonly featureCount: number;
  readonly bbox: BBox;
  /** `[features]` index into `storedClasses`. */
  readonly classes: Uint8Array;
  /** `[features]` index into `geometryKinds`. */
  readonly kinds: Uint8Array;
  /** `[features + 1]` first part of each feature. */
  readonly partStarts: Uint32Array;
  /** `[parts + 1]` first vertex of each part. */
  readonly vertexStarts: Uint32Array;
  /** `[2 × vertices]` lng, lat in units of `degreesPerUnit`; what lies over the 180th meridian goes on beyond ±180. */
  readonly coordinates: Int32Array;
  /** Boxes of the features in coordinate units. */
  readonly index: Flatbush;
}

/** "PLS1", little-endian. */
export const storeMagic = 0x31534c50;
const headerBytes = 64;
const align8 = (bytes: number) => (bytes + 7) & ~7;

/**
 * Byte offsets of the sections. The header: magic, features, parts, vertices, bytes of the index as uint32 from byte 0, the
 * box in degrees as float64 from byte 24; all little-endian.
 */
export function storeLayout(features: number, parts: number, vertices: number) {
  const classes = headerBytes;
  const kinds = align8(classes + features);
  const partStarts = align8(kinds + features);
  const vertexStarts = align8(partStarts + 4 * (features + 1));
  const coordinates = align8(vertexStarts + 4 * (parts + 1));
  const index = align8(coordinates + 8 * vertices);
  return { classes, kinds, partStarts, vertexStarts, coordinates, index };
}

/** Opens a store over its bytes; `io/corrupt` where they do not agree with each other, so that a reader may trust them. */
export function openLayerStore(buffer: SharedArrayBuffer): LayerStore {
  try {
    const store = viewStore(buffer);
    if (isConsistent(store)) return store;
  } catch (cause) {
    throw corrupt(cause);
  }
  throw corrupt();
}

function viewStore(buffer: SharedArrayBuffer): LayerStore {
  const header = new DataView(buffer, 0, headerBytes);
  const [found, features, parts, vertices, indexBytes] = [0, 4, 8, 12, 16].map((at) =>
    header.getUint32(at, true),
  );
  const at = storeLayout(features, parts, vertices);
  if (found !== storeMagic || at.index + indexBytes !== buffer.byteLength) throw corrupt();
  const bbox = [24, 32, 40, 48].map((offset) => header.getFloat64(offset, true)) as BBox;
  return {
    buffer,
    featureCount: features,
    bbox,
    classes: new Uint8Array(buffer, at.classes, features),
    kinds: new Uint8Array(buffer, at.kinds, features),
    partStarts: new Uint32Array(buffer, at.partStarts, features + 1),
    vertexStarts: new Uint32Array(buffer, at.vertexStarts, parts + 1),
    coordinates: new Int32Array(buffer, at.coordinates, 2 * vertices),
    index: Flatbush.from(buffer, at.index),
  };
}

function isConsistent({
  featureCount,
  classes,
  kinds,
  partStarts,
  vertexStarts,
  coordinates,
  index,
}: LayerStore) {
  return (
    index.numItems === featureCount &&
    classes.every((one) => one < storedClasses.length) &&
    kinds.every((one) => one < geometryKinds.length) &&
    ascends(partStarts, vertexStarts.length - 1) &&
    ascends(vertexStarts, coordinates.length / 2) &&
    isPacked(index)
  );
}

/**
 * Whether the index is linked as Flatbush packs it, so that a search comes by no node twice: level above level, each node
 * naming the first of its `nodeSize` children, in order, and each leaf a feature. A link counts numbers of boxes, four a node.
 */
function isPacked({ numItems, nodeSize, _indices: links, _levelBounds: levelEnds }: Flatbush): boolean {
  for (let leaf = 0; leaf < numItems; leaf++) if (links[leaf] >= numItems) return false;
  let [node, child] = [numItems, 0];
  for (let level = 1; level < levelEnds.length; level++) {
    for (; 4 * node < levelEnds[level]; node++, child += 4 * nodeSize)
      if (links[node] !== child) return false;
    child = levelEnds[level - 1];
  }
  return true;
}

const ascends = (starts: Uint32Array, end: number) =>
  starts[starts.length - 1] === end && starts.every((start, i) => i === 0 || start >= starts[i - 1]);

const corrupt = (cause?: unknown) => new AppError('io/corrupt', say('sources.storeDamaged'), { cause });

/** A feature on its way into a store: each part is a flat `[lng, lat, …]` in coordinate units. */
export interface LayerFeature {
  class: number;
  kind: number;
  parts: ArrayLike<number>[];
}
