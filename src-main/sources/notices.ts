/** What a reader left out or could not use: counted by reason, with the first example of each. */
export class Notices {
  private readonly counts = new Map<string, { count: number; example: string }>();

  /** `reason` reads on after a count: `points are not drawn`. */
  add(reason: string, example = '', count = 1): void {
    const entry = this.counts.get(reason);
    if (entry) entry.count += count;
    else this.counts.set(reason, { count, example });
  }

  /** One sentence a reason, such as `12 points are not drawn (first: feature 7)`. */
  list(prefix = ''): string[] {
    return [...this.counts].map(
      ([reason, { count, example }]) => `${prefix}${count} ${reason}${example && ` (first: ${example})`}.`,
    );
  }
}
