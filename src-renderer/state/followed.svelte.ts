import { type ChangedPart } from '../../src-shared/contract/app/events';
import { type ErrorData, toErrorData } from '../../src-shared/errors';
import { app } from './app.svelte';
import { perProject } from './perProject.svelte';

/** An answer of the application, kept for all who want it. */
export class Followed<Value> {
  private found = $state.raw<Value | null>(null);
  /** Why there is no answer. */
  error = $state.raw<ErrorData | null>(null);
  /** How often it was asked: an answer that was overtaken is dropped. */
  private turn = 0;

  constructor(private readonly ask: () => Promise<Value>) {}

  /** Null until it is there; the first reading asks. */
  get value(): Value | null {
    if (this.turn === 0) void this.refresh();
    return this.found;
  }

  /** Asks again, where anyone has asked before. */
  async changed(): Promise<void> {
    if (this.turn > 0) await this.refresh();
  }

  /** Asks, and keeps the old answer until the new one is there. What fails then is told above everything. */
  async refresh(): Promise<void> {
    const turn = ++this.turn;
    try {
      const found = await this.ask();
      if (turn === this.turn) [this.found, this.error] = [found, null];
    } catch (error) {
      if (turn !== this.turn) return;
      this.error = toErrorData(error);
      if (this.found !== null) app.error = this.error;
    }
  }
}

/** A question whose answer belongs to the open project, asked once, and again when one of these parts of the project changes. */
export function followed<Value>(parts: ChangedPart[], ask: () => Promise<Value>): () => Followed<Value> {
  const query = perProject(() => new Followed(ask));
  app.onChange(parts, () => query().changed());
  return query;
}
