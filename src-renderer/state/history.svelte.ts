import { app } from './app.svelte';

/** An edit that can be taken back. */
export interface Edit {
  /** What was done, in the user's words. */
  label: string;
  do: () => Promise<void>;
  undo: () => Promise<void>;
}

const kept = 100;

/** Undo and redo for every edit of the interface. */
class History {
  private done = $state.raw<Edit[]>([]);
  private undone = $state.raw<Edit[]>([]);

  get undoLabel(): string | null {
    return this.done.at(-1)?.label ?? null;
  }

  get redoLabel(): string | null {
    return this.undone.at(-1)?.label ?? null;
  }

  /** Does an edit and keeps it. One that fails is shown and not kept. */
  async run(edit: Edit): Promise<void> {
    if (!(await succeeds(edit.do))) return;
    this.done = [...this.done, edit].slice(-kept);
    this.undone = [];
  }

  async undo(): Promise<void> {
    const edit = this.done.at(-1);
    if (!edit || !(await succeeds(edit.undo))) return;
    this.done = this.done.slice(0, -1);
    this.undone = [...this.undone, edit];
  }

  async redo(): Promise<void> {
    const edit = this.undone.at(-1);
    if (!edit || !(await succeeds(edit.do))) return;
    this.undone = this.undone.slice(0, -1);
    this.done = [...this.done, edit];
  }

  /** With another project, nothing is left to take back. */
  clear(): void {
    this.done = [];
    this.undone = [];
  }
}

const succeeds = async (work: () => Promise<void>): Promise<boolean> =>
  (await app.attempt(() => work().then(() => true))) ?? false;

export const history = new History();
