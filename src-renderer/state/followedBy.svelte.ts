import { type ChangedPart } from '../../src-shared/contract/app/events';
import { AppError } from '../../src-shared/errors';
import { app } from './app.svelte';
import { perProject } from './perProject.svelte';

/** Answers that are kept at most: what is looked at by turns need not be asked for again. */
const most = 8;

/** Answers by numbers, such as the columns of a set by its id, kept for all who want them. */
class FollowedBy<Value> {
  private found = $state.raw<ReadonlyMap<string, Value>>(new Map());
  /** What was asked for, last asked last, and how often: an answer that was overtaken is dropped. */
  private readonly turns = new Map<string, number>();

  constructor(private readonly ask: (numbers: number[]) => Promise<Value>) {}

  /** Null until it is there; the first reading asks. */
  of(numbers: number[]): Value | null {
    const key = numbers.join();
    if (!this.turns.has(key)) void this.refresh(key);
    return this.found.get(key) ?? null;
  }

  async changed(): Promise<void> {
    // Of a copy: asking puts a key last, where it would be met again.
    await Promise.all([...this.turns.keys()].map((key) => this.refresh(key)));
  }

  private async refresh(key: string): Promise<void> {
    const turn = (this.turns.get(key) ?? 0) + 1;
    this.turns.delete(key);
    this.turns.set(key, turn);
    const value = await app.attempt(() => this.answer(key));
    if (value === undefined || this.turns.get(key) !== turn) return;
    for (const old of [...this.turns.keys()].slice(0, -most)) this.turns.delete(old);
    const others = [...this.found].filter(([each]) => each !== key && this.turns.has(each));
    this.found = new Map(value === null ? others : [...others, [key, value]]);
  }

  /** Null where what the key means is gone: it is missed by nobody. */
  private async answer(key: string): Promise<Value | null> {
    try {
      return await this.ask(key.split(',').map(Number));
    } catch (error) {
      if (error instanceof AppError && error.code === 'state/missing') return null;
      throw error;
    }
  }
}

type Perhaps<Numbers> = { [Index in keyof Numbers]: Numbers[Index] | null | undefined };

/**
 * A question with numbers whose answers belong to the open project, asked again when one of these parts of it changes. Null
 * until the answer is there, and where a number is missing.
 */
export function followedBy<Numbers extends number[], Value>(
  parts: ChangedPart[],
  ask: (...numbers: Numbers) => Promise<Value>,
): (...numbers: Perhaps<Numbers>) => Value | null {
  const answers = perProject(() => new FollowedBy((numbers) => ask(...(numbers as Numbers))));
  app.onChange(parts, () => answers().changed());
  return (...numbers) =>
    numbers.every((each) => typeof each === 'number') ? answers().of(numbers as number[]) : null;
}
