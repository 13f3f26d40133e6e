/** What a reader left out or could not use: counted by reason, with the first example of each. */
export class Notices {
  private readonly counts = new Map<string, { count: number; example: string }>();

  /** `reason` names what it was and, where that helps, what became of it: `points (not drawn)`. */
  add(reason: string, example = '', count = 1): void {
    const entry = this.counts.get(reason);
    if (entry) entry.count += count;
    else this.counts.set(reason, { count, example });
  }

  /** One line a reason, such as `points (not drawn): 12, first feature 7`. */
  list(prefix = ''): string[] {
    return [...this.counts].map(
      ([reason, { count, example }]) => `${prefix}${reason}: ${count}${example && `, first ${example}`}`,
    );
  }
}
