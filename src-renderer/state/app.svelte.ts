import { type ChangedPart } from '../../src-shared/contract/app/events';
import { type LiveJob } from '../../src-shared/contract/app/jobs';
import { type ProjectSummary } from '../../src-shared/contract/app/project';
import { type SystemInfo } from '../../src-shared/contract/app/system';
import { toErrorData, type ErrorData } from '../../src-shared/errors';
import { call, on, onConnection, renewDataUrls } from '../api';

/** What every part of the interface sees: the project, the work under way, the last error. */
class AppState {
  info = $state.raw<SystemInfo | null>(null);
  project = $state.raw<ProjectSummary | null>(null);
  jobs = $state.raw<LiveJob[]>([]);
  error = $state.raw<ErrorData | null>(null);
  /** The program that does the work does not answer. */
  isLost = $state(false);
  /** True until the first answers are there. */
  isStarting = $state(true);
  private readonly openings: (() => void)[] = [];
  private readonly followers: { parts: ChangedPart[]; tell: () => Promise<void> }[] = [];
  private following: Promise<unknown> = Promise.resolve();

  /** Calls with each other opening of a project, and when it is closed, before anything of it is shown. */
  onOpening(renew: () => void): void {
    this.openings.push(renew);
  }

  /** Calls when one of these parts of the open project has changed. */
  onChange(parts: ChangedPart[], tell: () => Promise<void>): void {
    this.followers.push({ parts, tell });
  }

  /** Resolves when the interface has asked again for all that it was told to have changed: the project can be closed then. */
  async settled(): Promise<void> {
    await this.following;
  }

  async start(): Promise<void> {
    on('job.changed', (job) => this.keepJob(job));
    on('project.changed', ({ parts }) => {
      this.following = Promise.all([this.following, this.refresh(parts)]);
    });
    onConnection((isThere) => {
      this.isLost = !isThere;
      if (isThere) void this.refresh(['project']);
    });
    await this.attempt(async () => {
      const [info, project, jobs] = await Promise.all([
        call('system.info', {}),
        call('project.summary', {}),
        call('jobs.list', {}),
      ]);
      this.info = info;
      this.enter(project);
      this.jobs = jobs;
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
    // What is doubtful becomes a question.
    if (job.state === 'failed' && job.error?.code !== 'input/doubtful') this.error = job.error;
  }

  /** Shows a project; null: none. */
  enter(project: ProjectSummary | null): void {
    const isAnother = project?.opening !== this.project?.opening;
    this.project = project;
    if (!isAnother) return;
    renewDataUrls();
    this.jobs = [];
    this.error = null;
    for (const renew of this.openings) renew();
  }

  private async refresh(parts: ChangedPart[]): Promise<void> {
    const all = parts.includes('project');
    await this.attempt(async () => {
      this.enter(await call('project.summary', {}));
      if (all) this.jobs = await call('jobs.list', {});
    });
    const concerned = this.followers.filter((each) => all || each.parts.some((part) => parts.includes(part)));
    await Promise.all(concerned.map(({ tell }) => tell()));
  }
}

export const app = new AppState();
