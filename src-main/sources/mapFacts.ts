import { AppError } from '../../src-shared/errors';
import { pointKinds } from '../../src-shared/kinds/pointKinds';
import { say } from '../../src-shared/message';
import { type MapFacts } from '../project/mapSources';
import { type LayerStore, openLayerStore } from './layerStore';

/** A property of a layer that sorts its features: the use of lots, the code of a zone. */
export interface FactColumn {
  property: string;
  /** What code 1, 2, … stands for; 0: anything else, or nothing. */
  values: string[];
  /** Codes of the layer's features in the store that is drawn, from `seenFrom` on. */
  seen: Uint8Array;
  /** Codes of its features that are not drawn. */
  unseen: Uint8Array;
}

/** What the features of one map file say of themselves, beside what is drawn of them. */
export interface FactLayer {
  /** The file's name without its ending. */
  name: string;
  /** The first of its features in the store that is drawn, and how many there are. */
  seenFrom: number;
  seenCount: number;
  /** Its features that are not drawn, such as zones; null where there are none. */
  unseen: LayerStore | null;
  columns: FactColumn[];
  points: FactPoints;
}

/** What a file marks by points (`PointKind`): what a project holds for the kind, and lng, lat in store units. */
export interface FactPoints {
  kinds: Uint8Array;
  coordinates: Int32Array;
}

/** As a project keeps them: the bytes of each layer follow each other: the store of what is not drawn, then the codes of each column, drawn and not; then the points. */
export function packFacts(layers: FactLayer[]): MapFacts {
  const pieces = layers.flatMap(({ unseen, columns, points }) => [
    new Uint8Array(unseen?.buffer ?? new ArrayBuffer(0)),
    ...columns.flatMap((column) => [column.seen, column.unseen]),
    points.kinds,
    new Uint8Array(points.coordinates.buffer, points.coordinates.byteOffset, points.coordinates.byteLength),
  ]);
  const bytes = new SharedArrayBuffer(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    new Uint8Array(bytes, at).set(piece);
    at += piece.length;
  }
  return { layers: layers.map(packed), bytes };
}

const packed = ({
  name,
  seenFrom,
  seenCount,
  unseen,
  columns,
  points,
}: FactLayer): MapFacts['layers'][number] => ({
  name,
  seenFrom,
  seenCount,
  unseenCount: unseen?.featureCount ?? 0,
  unseenBytes: unseen?.buffer.byteLength ?? 0,
  columns: columns.map(({ property, values }) => ({ property, values })),
  pointCount: points.kinds.length,
});

/** The facts about a store; `io/corrupt` where they do not agree with it or with each other. */
export function openFacts({ layers, bytes }: MapFacts, { featureCount }: LayerStore): FactLayer[] {
  let at = 0;
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.byteLength) throw corrupt();
    return new Uint8Array(bytes, (at += length) - length, length);
  };
  const opened = layers.map((layer) => {
    const { name, seenFrom, seenCount, unseenCount, unseenBytes } = layer;
    const unseen = unseenBytes > 0 ? openLayerStore(copyOf(take(unseenBytes))) : null;
    if ((unseen?.featureCount ?? 0) !== unseenCount || seenFrom + seenCount > featureCount) throw corrupt();
    const columns = layer.columns.map(({ property, values }) => {
      const column = { property, values, seen: take(seenCount), unseen: take(unseenCount) };
      if (![column.seen, column.unseen].every((codes) => codes.every((code) => code <= values.length)))
        throw corrupt();
      return column;
    });
    const kinds = take(layer.pointCount);
    if (!kinds.every((kind) => kind < pointKinds.length)) throw corrupt();
    const coordinates = new Int32Array(copyOf(take(8 * layer.pointCount)));
    return { name, seenFrom, seenCount, unseen, columns, points: { kinds, coordinates } };
  });
  if (at !== bytes.byteLength) throw corrupt();
  return opened;
}

function copyOf(bytes: Uint8Array): SharedArrayBuffer {
  const copy = new SharedArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}

const corrupt = () => new AppError('io/corrupt', say('sources.storeDamaged'));
