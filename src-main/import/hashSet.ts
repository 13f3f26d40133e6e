/** A 64-bit hash in two halves, reused from call to call. */
export interface Hash {
  high: number;
  low: number;
}

/** Hashes a text (cyrb53's mixing, both halves kept). */
export function hashText(text: string, into: Hash): Hash {
  let high = 0xdeadbeef ^ text.length;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
  }
  return mix(high, low, into);
}

const pair = new Float64Array(2);
const words = new Uint32Array(pair.buffer);

/** Hashes a coordinate by its bits; −0 counts as 0, 180 as −180. */
export function hashCoordinate(lng: number, lat: number, into: Hash): Hash {
  pair[0] = lng === 180 ? -180 : lng + 0;
  pair[1] = lat + 0;
  const high = Math.imul(words[0] ^ Math.imul(words[3], 0x9e3779b1), 0x85ebca6b) ^ words[1];
  const low = Math.imul(words[2] ^ Math.imul(words[1], 0x5f356495), 0xc2b2ae35) ^ words[3];
  return mix(high ^ words[2], low ^ words[0], into);
}

function mix(high: number, low: number, into: Hash): Hash {
  let a = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  let b = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  a ^= a >>> 15;
  b ^= b >>> 15;
  into.high = a >>> 0;
  into.low = b >>> 0 || 1;
  return into;
}

/**
 * A set of 64-bit hashes with open addressing, 8 bytes a slot. It forgets everything once it holds `capacity` of them, so
 * that memory stays bounded (128 MiB at the default): what repeats further apart than that is not noticed. Two texts of a
 * full set collide with a chance of about one in a million.
 */
export class HashSet {
  private slots: Uint32Array;
  private size = 0;

  /** With room for as many as are `expected`, none has to move later. */
  constructor(
    expected = 0,
    private readonly capacity = 8_000_000,
  ) {
    this.slots = new Uint32Array(slotsFor(Math.min(expected, capacity)));
  }

  /** Adds a hash; false if it was there. */
  add(hash: Hash): boolean {
    if (!insert(this.slots, hash.high, hash.low)) return false;
    if (++this.size >= this.capacity) this.clear();
    else if (this.size * 4 > this.slots.length) this.grow();
    return true;
  }

  has({ high, low }: Hash): boolean {
    const { slots } = this;
    const mask = slots.length - 1;
    for (let at = (high << 1) & mask; slots[at + 1] !== 0; at = (at + 2) & mask)
      if (slots[at] === high && slots[at + 1] === low) return true;
    return false;
  }

  private clear(): void {
    this.slots.fill(0);
    this.size = 0;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(old.length * 2);
    for (let i = 0; i < old.length; i += 2) if (old[i + 1] !== 0) insert(this.slots, old[i], old[i + 1]);
  }
}

/** Words of so many slots that at most half of them are taken: a power of two. */
const slotsFor = (count: number) => 2 ** Math.max(17, Math.ceil(Math.log2(4 * count)));

/** A slot whose second word is 0 is free. */
function insert(slots: Uint32Array, high: number, low: number): boolean {
  const mask = slots.length - 1;
  for (let at = (high << 1) & mask; ; at = (at + 2) & mask) {
    if (slots[at + 1] === 0) {
      slots[at] = high;
      slots[at + 1] = low;
      return true;
    }
    if (slots[at] === high && slots[at + 1] === low) return false;
  }
}
