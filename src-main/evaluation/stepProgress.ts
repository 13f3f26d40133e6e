import { type Progress, type WorkOptions } from '../../src-shared/progress';

/**
 * Progress of several trainings as one: steps done of all that are to be done, so that the remaining time is that of the
 * whole. What happens between trainings shows in the note alone.
 */
export class StepProgress {
  private done = 0;
  private from = 0;
  private note = '';

  constructor(
    private readonly stage: string,
    private readonly total: number,
    private readonly onProgress: WorkOptions['onProgress'],
  ) {}

  /** The next piece of work; `from`: the step that its training goes on from. */
  begin(note: string, from = 0): void {
    this.note = note;
    this.from = from;
    this.show(this.done, note);
  }

  /** Follows the training under way. */
  readonly train = ({ done, note }: Progress): void =>
    this.show(this.done + done - this.from, [this.note, note].filter(Boolean).join(' · '));

  /** Follows anything else under way. */
  readonly other = ({ stage }: Progress): void => this.show(this.done, `${this.note} · ${stage}`);

  /** The training under way has ended at this step. */
  trained(step: number): void {
    this.done += step - this.from;
  }

  private show(done: number, note: string): void {
    this.onProgress?.({ stage: this.stage, done, total: this.total, unit: 'steps', note });
  }
}
