import { type Message, say } from '../../src-shared/message';

/** What a reader left out or could not use: counted by reason, with the first example of each. */
export class Notices {
  private readonly told: Message[] = [];
  private readonly counts = new Map<string, { what: Message; count: number; example: Message | null }>();

  /** Features that were looked at, and those of them that cannot be drawn. */
  seen = 0;
  lost = 0;
  /** Everything counted. */
  total = 0;

  /** Something about the file as a whole. */
  tell(...messages: Message[]): void {
    this.told.push(...messages);
  }

  /** `what` names it and, where that helps, what became of it: `points (not drawn)`. */
  add(what: Message, example: Message | null = null, count = 1): void {
    this.total += count;
    const reason = JSON.stringify(what);
    const entry = this.counts.get(reason);
    if (entry) entry.count += count;
    else this.counts.set(reason, { what, count, example });
  }

  /** What was told, then one a reason, such as `points (not drawn): 12, first feature 7`. */
  list(): Message[] {
    const counted = [...this.counts.values()].map(({ what, count, example }) =>
      example ? say('notice.countedFirst', { what, count, example }) : say('notice.counted', { what, count }),
    );
    return [...this.told, ...counted];
  }
}
