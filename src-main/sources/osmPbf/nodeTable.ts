import { type BlockVisitor } from './block';
import { IdSet } from './idSet';
import { type Passes } from './passes';

/** Stands for a longitude that is not known: no coordinate reaches it. */
const unknown = 0x7fff_ffff;

/** Coordinates of the nodes that are needed: 16 bytes a node. */
export class NodeTable {
  /** Nodes that the file showed. */
  seen = 0;
  /** References that were looked up, and those of them to nodes that the file does not hold. */
  readonly references = { looked: 0, missing: 0 };
  private readonly lng: Int32Array;
  private readonly lat: Int32Array;

  private constructor(private readonly ids: IdSet) {
    this.lng = new Int32Array(ids.size).fill(unknown);
    this.lat = new Int32Array(ids.size);
  }

  /** Looks the nodes of some lists of ids up in one pass, which also shows those that have tags. */
  static async read(
    passes: Passes,
    lists: Float64Array[],
    taggedNode?: BlockVisitor['taggedNode'],
  ): Promise<NodeTable> {
    const all = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0));
    let at = 0;
    for (const list of lists) {
      all.set(list, at);
      at += list.length;
    }
    const table = new NodeTable(IdSet.of(all));
    await passes.run({ node: (id, lng, lat) => table.set(id, lng, lat), taggedNode });
    return table;
  }

  get size(): number {
    return this.ids.size;
  }

  get byteLength(): number {
    return 16 * this.ids.size;
  }

  /** Flat coordinates of a list of nodes, cut where nodes are missing from the file. */
  pieces(refs: ArrayLike<number>): number[][] {
    const pieces: number[][] = [];
    let piece: number[] | null = null;
    this.references.looked += refs.length;
    for (let i = 0; i < refs.length; i++) {
      const at = this.ids.position(refs[i]);
      if (this.lng[at] === unknown) {
        piece = null;
        this.references.missing++;
        continue;
      }
      if (!piece) pieces.push((piece = []));
      piece.push(this.lng[at], this.lat[at]);
    }
    return pieces;
  }

  /** Flat coordinates without the missing nodes. */
  known(refs: ArrayLike<number>): number[] {
    return this.pieces(refs).flat();
  }

  private set(id: number, lng: number, lat: number): void {
    this.seen++;
    const at = this.ids.seek(id);
    if (at < 0) return;
    this.lng[at] = lng;
    this.lat[at] = lat;
  }
}
