import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';

type NumberArray = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** A typed array that grows by doubling: 4 to 8 bytes a number, where a plain array of objects takes fifty. */
export class Growable<T extends NumberArray> {
  length = 0;

  constructor(private storage: T) {}

  push(value: number): void {
    if (this.length === this.storage.length) this.reserve(this.length + 1);
    this.storage[this.length++] = value;
  }

  pushAll(values: ArrayLike<number>): void {
    this.reserve(this.length + values.length);
    this.storage.set(values, this.length);
    this.length += values.length;
  }

  /** What has been pushed; a view that the next push may leave behind. */
  get values(): T {
    return this.storage.subarray(0, this.length) as T;
  }

  /** Bytes held, used or not. */
  get byteLength(): number {
    return this.storage.byteLength;
  }

  private reserve(count: number): void {
    if (count <= this.storage.length) return;
    const Storage = this.storage.constructor as new (length: number) => T;
    const grown = allocate(() => new Storage(Math.max(count, 2 * this.storage.length, 64)));
    grown.set(this.values);
    this.storage = grown;
  }
}

/** Runs an allocation; `input/too-large` where memory does not suffice. */
function allocate<T>(make: () => T): T {
  try {
    return make();
  } catch (cause) {
    throw new AppError('input/too-large', say('sources.noMemory'), { cause });
  }
}
