import { type BrowserWindow, Notification, powerSaveBlocker } from 'electron';
import { type LiveJob } from '../../src-shared/contract/app/jobs';
import { type Language } from '../../src-shared/languages';
import { wordsOf } from '../../src-shared/message';
import { jobTexts } from '../../src-shared/texts/jobs';

/** Work shorter than this is not worth a notification. */
const longMs = 20_000;

/** Taskbar progress, a notification at the end of long work, and no sleep while a run trains. */
export class Attention {
  private readonly live = new Map<number, LiveJob>();
  private blocker: number | null = null;

  constructor(
    private readonly window: () => BrowserWindow | null,
    private readonly language: () => Language,
  ) {}

  follow(job: LiveJob): void {
    if (job.finishedAt) {
      this.live.delete(job.id);
      this.notify(job);
    } else this.live.set(job.id, job);
    this.showProgress();
    this.keepAwake(
      [...this.live.values()].some(({ kind, state }) => kind === 'train' && state === 'running'),
    );
  }

  private showProgress(): void {
    const running = [...this.live.values()].find(({ state }) => state === 'running');
    const share = running ? (running.total ? running.done / running.total : 2) : -1;
    this.window()?.setProgressBar(share);
  }

  private keepAwake(isNeeded: boolean): void {
    if (isNeeded && this.blocker === null) this.blocker = powerSaveBlocker.start('prevent-app-suspension');
    if (isNeeded || this.blocker === null) return;
    powerSaveBlocker.stop(this.blocker);
    this.blocker = null;
  }

  private notify({ kind, label, state, startedAt, finishedAt }: LiveJob): void {
    const tookMs = startedAt && finishedAt ? Date.parse(finishedAt) - Date.parse(startedAt) : 0;
    const window = this.window();
    if (tookMs < longMs || window?.isFocused() || !Notification.isSupported()) return;
    const t = jobTexts[this.language()];
    const title = `Placeprint: ${t[`job.${kind}`]} · ${t[`state.${state}`]}`;
    const shown = new Notification({
      title,
      body: typeof label === 'string' ? label : wordsOf(label, this.language()),
    });
    shown.on('click', () => window?.show());
    shown.show();
  }
}
