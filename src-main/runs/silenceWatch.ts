const ticks = 10;

/**
 * Calls back when nothing was heard for a time. It counts ticks of its own timer rather than the clock: a computer that
 * slept, or a process that was stopped, has missed ticks too, and is not taken for a lost engine.
 */
export class SilenceWatch {
  private timer: NodeJS.Timeout | undefined;
  private silentTicks = 0;

  constructor(
    private readonly silenceMs: number,
    private readonly onSilence: () => void,
  ) {}

  start(): void {
    this.heard();
    this.timer = setInterval(() => {
      if (++this.silentTicks >= ticks) this.onSilence();
    }, this.silenceMs / ticks);
  }

  heard(): void {
    this.silentTicks = 0;
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
