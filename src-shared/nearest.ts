/** Edit distance (Levenshtein), for suggestions. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length];
}

/** The known word that a wrong one is most like; of equals the first. */
export const nearest = (wrong: string, known: readonly string[]): string | undefined =>
  known.toSorted((a, b) => editDistance(wrong, a) - editDistance(wrong, b))[0];
