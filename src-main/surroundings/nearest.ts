import Flatbush from 'flatbush';
import { metresPerDegree } from '../../src-shared/geo/lngLat';
import { degreesPerUnit, unitsPerTurn } from '../sources/layerStore';
import { type Parts } from './parts';

/** Sides of a piece: few, so that its box is tight, and not one, so that the index is small. */
const sidesPerPiece = 8;
const metresPerUnit = metresPerDegree * degreesPerUnit;

/** A run of vertices: `from` up to `to` (inclusive), by vertex number; the side back from the last to the first of a ring is one too. */
interface Piece {
  store: Parts;
  from: number;
  to: number;
}

/** The exact distance from a point to the nearest line, border or point of some features; not to what lies in them. */
export class Nearest {
  private readonly index: Flatbush;
  private readonly pieces: Piece[] = [];
  private xScale = 1;
  private x = 0;
  private y = 0;
  private best = 0;

  /** Which features of each store; `isClosed` says of which the first vertex follows the last. There must be one vertex at least. */
  constructor(
    layers: { store: Parts; features: Iterable<number>; isClosed: (feature: number) => boolean }[],
  ) {
    for (const { store, features, isClosed } of layers)
      for (const feature of features) this.cut(store, feature, isClosed(feature));
    this.index = new Flatbush(this.pieces.length, 16, Int32Array);
    for (const { store, from, to } of this.pieces) {
      const box = [0x7fffffff, 0x7fffffff, -0x80000000, -0x80000000];
      for (const vertex of verticesOf(from, to)) {
        const [x, y] = [store.coordinates[2 * vertex], store.coordinates[2 * vertex + 1]];
        if (x < box[0]) box[0] = x;
        if (y < box[1]) box[1] = y;
        if (x > box[2]) box[2] = x;
        if (y > box[3]) box[3] = y;
      }
      this.index.add(box[0], box[1], box[2], box[3]);
    }
    this.index.finish();
  }

  /** Metres from a point in store units, in the local metres around it, either way around the Earth. */
  distanceM(x: number, y: number): number {
    this.xScale = metresPerUnit * Math.max(1e-9, Math.cos((y * degreesPerUnit * Math.PI) / 180));
    this.y = y;
    this.best = Infinity;
    for (const by of [0, -unitsPerTurn, unitsPerTurn]) {
      this.x = x + by;
      this.visit(this.index._boxes.length - 4);
    }
    return Math.sqrt(this.best);
  }

  private cut(store: Parts, feature: number, isClosed: boolean): void {
    const { partStarts, vertexStarts } = store;
    for (let part = partStarts[feature]; part < partStarts[feature + 1]; part++) {
      const [from, end] = [vertexStarts[part], vertexStarts[part + 1]];
      if (from === end) continue;
      if (isClosed && end - from > 1) this.pieces.push({ store, from: end - 1, to: from });
      for (let at = from; at === from || at < end - 1; at += sidesPerPiece)
        this.pieces.push({ store, from: at, to: Math.min(end - 1, at + sidesPerPiece) });
    }
  }

  /** Goes down the tree from the node, whose place in the boxes is given, nearest child first. */
  private visit(node: number): void {
    const { _boxes: boxes, _indices: links, _levelBounds: bounds, nodeSize, numItems } = this.index;
    const bound = bounds.find((each) => each > node)!;
    const end = Math.min(node + 4 * nodeSize, bound);
    const near: [squared: number, link: number][] = [];
    for (let at = node; at < end; at += 4) {
      const dx = this.xScale * Math.max(boxes[at] - this.x, 0, this.x - boxes[at + 2]);
      const dy = metresPerUnit * Math.max(boxes[at + 1] - this.y, 0, this.y - boxes[at + 3]);
      const squared = dx * dx + dy * dy;
      if (squared < this.best) near.push([squared, links[at >> 2]]);
    }
    near.sort((a, b) => a[0] - b[0]);
    for (const [squared, link] of near) {
      if (squared >= this.best) return;
      if (node < 4 * numItems) this.measure(this.pieces[link]);
      else this.visit(link);
    }
  }

  private measure({ store: { coordinates }, from, to }: Piece): void {
    const vertices = verticesOf(from, to);
    for (let i = 0; i < Math.max(1, vertices.length - 1); i++) {
      const [a, b] = [2 * vertices[i], 2 * vertices[Math.min(i + 1, vertices.length - 1)]];
      const squared = toSegment(
        (coordinates[a] - this.x) * this.xScale,
        (coordinates[a + 1] - this.y) * metresPerUnit,
        (coordinates[b] - this.x) * this.xScale,
        (coordinates[b + 1] - this.y) * metresPerUnit,
      );
      if (squared < this.best) this.best = squared;
    }
  }
}

/** A closing side goes from the last vertex back to the first. */
const verticesOf = (from: number, to: number): number[] =>
  to < from ? [from, to] : Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** The squared distance from the origin to a segment. */
function toSegment(x0: number, y0: number, x1: number, y1: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const squared = dx * dx + dy * dy;
  const along = squared > 0 ? Math.min(1, Math.max(0, -(x0 * dx + y0 * dy) / squared)) : 0;
  const [x, y] = [x0 + along * dx, y0 + along * dy];
  return x * x + y * y;
}
