import { Growable } from '../growable';

/** Lists of numbers one after the other in one typed array. */
export class ListPool {
  private readonly starts = new Growable(new Float64Array(64));
  private readonly items = new Growable(new Float64Array(256));

  /** The numbers of all lists. */
  get values(): Float64Array {
    return this.items.values;
  }

  get byteLength(): number {
    return this.starts.byteLength + this.items.byteLength;
  }

  push(list: ArrayLike<number>): void {
    this.starts.push(this.items.length);
    this.items.pushAll(list);
  }

  get(index: number): Float64Array {
    const starts = this.starts.values;
    const end = index + 1 < starts.length ? starts[index + 1] : this.items.length;
    return this.items.values.subarray(starts[index], end);
  }
}
