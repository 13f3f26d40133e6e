import Flatbush from 'flatbush';
import { lengthOf } from './covariance';

/** Metres east and north of some middle, one element a place. */
export interface Plane {
  x: Float64Array;
  y: Float64Array;
}

/** How many known places are looked at for the far ones. */
const drawn = 400;

/**
 * The places that values are known of, in an order that says nothing of where they lie: those that a value somewhere is told from
 * are its nearest, and some far ones at ranks of distance that grow by a factor, which carry what varies slowly.
 */
export class KnownPlaces {
  /** Over the first 64, 128, 256 … places, and over all. */
  readonly #indices: Flatbush[] = [];
  readonly #ranked = new Float64Array(drawn);

  /** `order`: rows of `plane`, shuffled. */
  constructor(
    readonly plane: Plane,
    readonly order: Uint32Array,
  ) {
    for (let count = Math.min(firstIndexed, order.length); count > 0; count *= 2) {
      this.#indices.push(this.#indexOf(Math.min(count, order.length)));
      if (count >= order.length) break;
    }
  }

  #indexOf(count: number): Flatbush {
    const index = new Flatbush(count);
    for (const row of this.order.subarray(0, count)) index.add(this.plane.x[row], this.plane.y[row]);
    index.finish();
    return index;
  }

  /** Rows near and far of a point, among the first `before` of the order (default: all); none twice. */
  around(x: number, y: number, near: number, far: number, before = this.order.length): number[] {
    if (before === 0) return [];
    const level = Math.max(0, Math.ceil(Math.log2(before / firstIndexed)));
    const index = this.#indices[Math.min(level, this.#indices.length - 1)];
    const nearest = index.neighbors(x, y, near, Infinity, (at) => at < before);
    const found = nearest.map((at) => this.order[at]);
    for (const row of this.#far(x, y, far, Math.min(before, drawn)))
      if (!found.includes(row)) found.push(row);
    return found;
  }

  /** Sorted are numbers that hold a distance, in sixteenths of a metre, and which place it is: that takes no comparing function. */
  #far(x: number, y: number, wanted: number, count: number): number[] {
    if (wanted === 0) return [];
    const ranked = this.#ranked.subarray(0, count);
    for (let at = 0; at < count; at++) {
      const row = this.order[at];
      ranked[at] = Math.floor(16 * lengthOf(this.plane.x[row] - x, this.plane.y[row] - y)) * drawn + at;
    }
    ranked.sort();
    return Array.from(
      { length: wanted },
      (_, j) => this.order[ranked[Math.ceil(count ** ((j + 1) / wanted)) - 1] % drawn],
    );
  }
}

const firstIndexed = 64;
