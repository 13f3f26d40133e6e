import { type EntropyColumns, type PlaceColumns } from '../../../src-shared/contract/app/resources';

/** How many images a threshold drops: those whose entropy, sorted upwards, is not above it. */
export function droppedAt(entropy: Float64Array, threshold: number): number {
  let low = 0;
  let high = entropy.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entropy[middle] > threshold) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where the scale of entropies ends: the largest one, rounded up to a tenth. */
export const scaleEnd = (entropy: Float64Array): number =>
  Math.min(1, Math.max(0.2, Math.ceil(10 * (entropy.at(-1) ?? 0)) / 10));

/** Counts in `bins` of equal width over 0 … `end`. */
export function histogram(entropy: Float64Array, end: number, bins: number): number[] {
  const counts = Array<number>(bins).fill(0);
  for (const value of entropy) counts[Math.min(bins - 1, Math.floor((value / end) * bins))]++;
  return counts;
}

/** Packed as the map has them (`0xAABBGGRR`); to be told apart on light and dark grounds, by colour-blind eyes too. */
export const keptColour = 0xffe07f2f;
export const droppedColour = 0xff0b62d9;
export const notDrawnColour = 0xff8a8a8a;

export const cssOf = (packed: number): string =>
  `rgb(${packed & 255} ${(packed >> 8) & 255} ${(packed >> 16) & 255})`;

/** Of every place of the map its rank among the images, lowest entropy first; −1 where none is drawn yet. */
export function ranksOf(places: PlaceColumns, { placeId }: EntropyColumns): Int32Array {
  const rankOf = new Map<number, number>();
  placeId.forEach((id, rank) => rankOf.set(id, rank));
  return Int32Array.from(places.id, (id) => rankOf.get(id) ?? -1);
}

/** The map's colours of places by their rank, of which the first `dropped` are dropped. */
export function imageColours(ranks: Int32Array, dropped: number): Uint32Array {
  const colours = new Uint32Array(ranks.length);
  for (let row = 0; row < ranks.length; row++) {
    const rank = ranks[row];
    colours[row] = rank < 0 ? notDrawnColour : rank < dropped ? droppedColour : keptColour;
  }
  return colours;
}
