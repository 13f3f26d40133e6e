/** Paul Tol's vibrant scheme with purple and olive: told apart by colour-blind eyes. Red, green, blue. */
export const classColours: readonly [number, number, number][] = [
  [0, 119, 187],
  [238, 119, 51],
  [238, 51, 119],
  [0, 153, 136],
  [119, 68, 204],
  [51, 187, 238],
  [204, 51, 17],
  [153, 153, 51],
];

/** Of classes without a colour of their own. */
export const otherColour: readonly [number, number, number] = [90, 90, 96];

/** How many of `count` classes these indices are of, by class; what is no index of one (NaN) is left out. */
export function countClasses(count: number, ...indices: ArrayLike<number>[]): Uint32Array {
  const counts = new Uint32Array(count);
  for (const some of indices) for (let i = 0; i < some.length; i++) if (some[i] in counts) counts[some[i]]++;
  return counts;
}

/**
 * The classes that get a colour of their own, by index, ascending: the commonest, as many as there are colours; of equals the lower.
 * The nth of them has the nth colour.
 */
export const classesWithColour = (counts: ArrayLike<number>): number[] =>
  Array.from(counts, (count, index) => ({ count, index }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.index - b.index)
    .slice(0, classColours.length)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
