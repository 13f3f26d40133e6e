import { app } from './app.svelte';

/** An edit that can be taken back. */
export interface Edit {
  /** What was done, in the user's words. */
  label: string;
  do: () => Promise<void>;
  undo: () => Promise<void>;
}

const kept = 100;

/** Undo and redo for every edit of the interface. One edit at a time: those asked for meanwhile wait for their turn. */
class History {
  private done = $state.raw<Edit[]>([]);
  private undone = $state.raw<Edit[]>([]);
  private lastTurn: Promise<unknown> = Promise.resolve();

  get undoLabel(): string | null {
    return this.done.at(-1)?.label ?? null;
  }

  get redoLabel(): string | null {
    return this.undone.at(-1)?.label ?? null;
  }

  /** Does an edit and keeps it. One that fails is shown and not kept. */
  run(edit: Edit): Promise<void> {
    return this.inTurn(async () => {
      if (await this.succeeds(edit.do)) this.append(edit);
    });
  }

  /** Keeps an edit that is done already: long work, which no other edit should have to wait for. */
  keep(edit: Edit): Promise<void> {
    return this.inTurn(async () => this.append(edit));
  }

  undo(): Promise<void> {
    return this.inTurn(async () => {
      const edit = this.done.at(-1);
      if (!edit || !(await this.succeeds(edit.undo))) return;
      this.done = this.done.slice(0, -1);
      this.undone = [...this.undone, edit];
    });
  }

  redo(): Promise<void> {
    return this.inTurn(async () => {
      const edit = this.undone.at(-1);
      if (!edit || !(await this.succeeds(edit.do))) return;
      this.undone = this.undone.slice(0, -1);
      this.done = [...this.done, edit];
    });
  }

  /** With another project, nothing is left to take back. */
  clear(): void {
    this.done = [];
    this.undone = [];
  }

  private append(edit: Edit): void {
    this.done = [...this.done, edit].slice(-kept);
    this.undone = [];
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.lastTurn.then(work);
    this.lastTurn = turn.catch(() => {});
    return turn;
  }

  /** False too where the history was cleared meanwhile: the edit belongs to the project before. */
  private async succeeds(work: () => Promise<void>): Promise<boolean> {
    const { done } = this;
    const succeeded = await app.attempt(() => work().then(() => true));
    return succeeded === true && done === this.done;
  }
}

export const history = new History();
