import { call } from '../api';
import { app } from './app.svelte';
import { type Call, type Edit } from './edit';
import { keepEdits, keptEdits } from './keptEdits';
import { perProject } from './perProject.svelte';

const most = 100;

/** Undo and redo for every edit of the interface. One edit at a time: those asked for meanwhile wait for their turn. */
class History {
  private readonly opening = app.project?.opening;
  private done = $state.raw<Edit[]>([]);
  private undone = $state.raw<Edit[]>([]);
  private lastTurn: Promise<unknown> = Promise.resolve();

  constructor() {
    if (this.opening !== undefined) ({ done: this.done, undone: this.undone } = keptEdits(this.opening));
  }

  get undoLabel(): string | null {
    return this.done.at(-1)?.label ?? null;
  }

  get redoLabel(): string | null {
    return this.undone.at(-1)?.label ?? null;
  }

  /** Does an edit and keeps it; `make` is called when its turn has come. One that fails is shown and not kept. */
  run(make: Edit | (() => Promise<Edit>)): Promise<void> {
    return this.keep(async () => {
      const edit = typeof make === 'function' ? await make() : make;
      await perform(edit.do);
      return edit;
    });
  }

  /** Keeps an edit that is done already, or that `work` does for the first time. */
  keep(work: Edit | (() => Promise<Edit>)): Promise<void> {
    return this.inTurn(async () => {
      const edit = typeof work === 'function' ? await work() : work;
      this.set([...this.done, edit].slice(-most), []);
    });
  }

  undo(): Promise<void> {
    return this.inTurn(async () => {
      const edit = this.done.at(-1);
      if (!edit) return;
      await perform(edit.undo);
      this.set(this.done.slice(0, -1), [...this.undone, edit]);
    });
  }

  redo(): Promise<void> {
    return this.inTurn(async () => {
      const edit = this.undone.at(-1);
      if (!edit) return;
      await perform(edit.do);
      this.set([...this.done, edit], this.undone.slice(0, -1));
    });
  }

  private set(done: Edit[], undone: Edit[]): void {
    [this.done, this.undone] = [done, undone];
    if (this.isCurrent && this.opening !== undefined) keepEdits(this.opening, { done, undone });
  }

  /** False once another project is open: what waits would be done to that one. */
  private get isCurrent(): boolean {
    return this === history();
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    this.lastTurn = this.lastTurn.then(() => app.attempt(async () => this.isCurrent && work()));
    return this.lastTurn as Promise<void>;
  }
}

const perform = ([method, params]: Call): Promise<unknown> => call(method, params);

export const history = perProject(() => new History());
