import { type z } from 'zod';
import { type Look } from '../../src-shared/contract/app/look';
import { call } from '../api';
import { app } from './app.svelte';
import { perProject } from './perProject.svelte';

/** How the open project is looked at, kept on this machine: a page loaded anew, or a project opened again, comes back where one was. */
class KeptLook {
  private readonly opening = app.project?.opening;
  private look: Look = app.project?.look ?? {};
  private isSending = false;
  private isSent = true;

  /** What an owner kept; undefined where there is none, or where it does not fit any more. */
  of<Value>(owner: string, schema: z.ZodType<Value>): Value | undefined {
    return schema.safeParse(this.look[owner]).data;
  }

  keep(owner: string, value: Look[string]): void {
    if (JSON.stringify(value) === JSON.stringify(this.look[owner])) return;
    this.look = { ...this.look, [owner]: value };
    this.isSent = false;
    void this.send();
  }

  /** One call at a time: what changes meanwhile goes with the next. That it fails is no matter of the analyst's. */
  private async send(): Promise<void> {
    if (this.isSending || this.opening === undefined) return;
    this.isSending = true;
    while (!this.isSent) {
      this.isSent = true;
      await call('project.keepLook', { opening: this.opening, look: this.look }).catch(() => {});
    }
    this.isSending = false;
  }
}

export const keptLook = perProject(() => new KeptLook());

/** Keeps what `look` gives, as long as the component that calls this is there. */
export function keepLook(owner: string, look: () => Look[string]): void {
  $effect(() => keptLook().keep(owner, look()));
}
