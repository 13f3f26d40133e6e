import { call } from '../api';
import { followed } from './followed.svelte';
import { type Call } from './edit';
import { history } from './history.svelte';

/** What the interface keeps with the project under a key, such as colours; it is changed by edits that can be taken back. */
export class KeptSetting<Value> {
  private readonly kept = followed(['settings'], () => this.ask());
  /** As a project without it has it, until the answer is there. */
  readonly value = $derived.by(() => this.parse(this.kept().value));

  /** `parse`: what is missing or none of ours becomes what it is in a new project. */
  constructor(
    private readonly key: string,
    private readonly parse: (kept: unknown) => Value,
  ) {}

  /** From what it is when the edit's turn comes. */
  change(label: string, change: (before: Value) => Value): Promise<void> {
    return history().run(async () => {
      const before = this.parse(await this.ask());
      return { label, do: this.keeping(change(before)), undo: this.keeping(before) };
    });
  }

  /** Without an edit. */
  async keep(value: Value): Promise<void> {
    const [method, params] = this.keeping(value);
    await call(method, params);
    await this.kept().refresh();
  }

  private ask(): Promise<unknown> {
    return call('project.setting', { key: this.key });
  }

  private keeping(value: Value): Extract<Call, ['project.keepSetting', unknown]> {
    return ['project.keepSetting', { key: this.key, value: value as never }];
  }
}
