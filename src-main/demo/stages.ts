import { type WorkOptions } from '../../src-shared/progress';
import { runJob } from '../jobs/runJob';
import { type Project } from '../project/project';

/** The stages of a demo: each one a job of the project, timed. */
export class Stages {
  private readonly seconds = new Map<string, number>();

  constructor(
    private readonly project: Project,
    private readonly options: WorkOptions,
  ) {}

  /** Runs one job; several of the same kind add up. */
  async run<Result>(kind: string, work: (options: WorkOptions) => Promise<Result> | Result): Promise<Result> {
    const startMs = performance.now();
    const result = await runJob(this.project, kind, work, this.options);
    const seconds = (performance.now() - startMs) / 1000;
    this.seconds.set(kind, (this.seconds.get(kind) ?? 0) + seconds);
    return result;
  }

  /** The time of each kind of job, in the order of their first runs. */
  times(): { stage: string; seconds: number }[] {
    return [...this.seconds].map(([stage, seconds]) => ({ stage, seconds }));
  }
}
