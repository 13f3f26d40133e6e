import { type ChangedPart } from '../../src-shared/contract/app/events';
import { type LiveJob } from '../../src-shared/contract/app/jobs';
import { type ProjectSummary } from '../../src-shared/contract/app/project';
import { type SystemInfo } from '../../src-shared/contract/app/system';
import { toErrorData, type ErrorData } from '../../src-shared/errors';
import { call, on, onConnection, renewDataUrls } from '../api';

export const stepNames = ['data', 'source', 'images', 'train', 'explore', 'predict', 'export'] as const;
export type StepName = (typeof stepNames)[number];

/** What every part of the interface sees: the project, the work under way, the last error, the step that is open. */
class AppState {
  info = $state.raw<SystemInfo | null>(null);
  project = $state.raw<ProjectSummary | null>(null);
  jobs = $state.raw<LiveJob[]>([]);
  error = $state.raw<ErrorData | null>(null);
  /** The program that does the work does not answer. */
  isLost = $state(false);
  step = $state<StepName>('data');
  /** True until the first answers are there. */
  isStarting = $state(true);
  /** Counts up with every change of a part of the project: read it to be run again. */
  readonly versions = $state<Record<ChangedPart, number>>({
    project: 0,
    data: 0,
    sources: 0,
    images: 0,
    runs: 0,
    embeddings: 0,
    predictions: 0,
    regions: 0,
  });

  async start(): Promise<void> {
    on('job.changed', (job) => this.keepJob(job));
    on('project.changed', ({ parts }) => void this.refresh(parts));
    onConnection((isThere) => {
      this.isLost = !isThere;
      if (isThere) void this.refresh(['project']);
    });
    await this.attempt(async () => {
      [this.info, this.project, this.jobs] = await Promise.all([
        call('system.info', {}),
        call('project.summary', {}),
        call('jobs.list', {}),
      ]);
    });
    this.isStarting = false;
  }

  /** Runs work and shows what it fails with, unless it was cancelled; undefined then. */
  async attempt<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
    try {
      return await work();
    } catch (error) {
      const data = toErrorData(error);
      if (data.code !== 'state/cancelled') this.error = data;
      return undefined;
    }
  }

  /** The newest job of a kind that is queued or running. */
  liveJob(kind: LiveJob['kind']): LiveJob | undefined {
    return this.jobs.findLast(
      (job) => job.kind === kind && (job.state === 'queued' || job.state === 'running'),
    );
  }

  private keepJob(job: LiveJob): void {
    const index = this.jobs.findIndex(({ id }) => id === job.id);
    this.jobs = index < 0 ? [...this.jobs, job] : this.jobs.with(index, job);
    if (job.state === 'failed' && job.error) this.error = job.error;
  }

  private async refresh(parts: ChangedPart[]): Promise<void> {
    const all = parts.includes('project');
    if (all) renewDataUrls();
    await this.attempt(async () => (this.project = await call('project.summary', {})));
    for (const part of Object.keys(this.versions) as ChangedPart[])
      if (all || parts.includes(part)) this.versions[part]++;
    if (all) this.jobs = await call('jobs.list', {});
  }
}

export const app = new AppState();
