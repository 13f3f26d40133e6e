/** A set of OSM ids in one sorted typed array: 8 bytes an id. Ids have a position, from 0 in ascending order. */
export class IdSet {
  private hint = 0;

  private constructor(private readonly ids: Float64Array) {}

  /** Takes the array over: sorts it and drops repeated ids. */
  static of(ids: Float64Array): IdSet {
    ids.sort();
    let count = 0;
    for (let i = 0; i < ids.length; i++) if (i === 0 || ids[i] !== ids[i - 1]) ids[count++] = ids[i];
    return new IdSet(ids.subarray(0, count));
  }

  get size(): number {
    return this.ids.length;
  }

  has(id: number): boolean {
    return this.position(id) >= 0;
  }

  /** -1 if the id is not in the set. */
  position(id: number): number {
    const at = this.lowerBound(id);
    return this.ids[at] === id ? at : -1;
  }

  /** As `position`, without a search while the ids asked for ascend, as they do in most files. */
  seek(id: number): number {
    const { ids } = this;
    if (this.hint > 0 && ids[this.hint - 1] >= id) this.hint = this.lowerBound(id);
    while (this.hint < ids.length && ids[this.hint] < id) this.hint++;
    return ids[this.hint] === id ? this.hint : -1;
  }

  private lowerBound(id: number): number {
    let [low, high] = [0, this.ids.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.ids[middle] < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
