import { type Progress, type ProgressNote, type Stage, type WorkOptions } from '../../src-shared/progress';

/** What a piece of work is doing. */
interface Doing {
  stage?: Stage | null;
  note?: ProgressNote | null;
}

/**
 * Progress of several trainings as one: steps done of all that are to be done, so that the remaining time is that of the
 * whole. What happens between trainings shows in the note alone.
 */
export class StepProgress {
  private done = 0;
  private from = 0;
  private piece = '';

  constructor(
    private readonly stage: Stage,
    private readonly total: number,
    private readonly onProgress: WorkOptions['onProgress'],
  ) {}

  /** The next piece of work; `from`: the step that its training goes on from. */
  begin(name: string, from = 0): void {
    this.piece = name;
    this.from = from;
    this.show(this.done);
  }

  /** Follows the training under way. */
  readonly train = ({ done, note }: Progress): void => this.show(this.done + done - this.from, { note });

  /** Follows anything else under way. */
  readonly other = ({ stage }: Progress): void => this.show(this.done, { stage });

  /** The training under way has ended at this step. */
  trained(step: number): void {
    this.done += step - this.from;
  }

  private show(done: number, { stage = null, note = null }: Doing = {}): void {
    const piece = { kind: 'piece' as const, name: this.piece, stage, note };
    this.onProgress?.({ stage: this.stage, done, total: this.total, unit: 'steps', note: piece });
  }
}
