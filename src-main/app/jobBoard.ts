import { type JobKind, type LiveJob } from '../../src-shared/contract/app/jobs';
import { AppError, toErrorData } from '../../src-shared/errors';
import { type Message, say } from '../../src-shared/message';
import { paceMeter } from '../../src-shared/pace';
import { type Progress, type WorkOptions } from '../../src-shared/progress';

/** Work that takes the machine waits for its turn; what only reads or writes files does not wait for a training. */
const lanes: Record<JobKind, 'engine' | 'files'> = {
  open: 'files',
  sample: 'files',
  import: 'files',
  place: 'files',
  source: 'files',
  render: 'engine',
  measure: 'engine',
  train: 'engine',
  embed: 'engine',
  predict: 'engine',
  export: 'files',
};

/** Ended jobs that stay on the board. */
const keptEnded = 50;
/** How often a listener hears of progress at most, ms. */
const tellEveryMs = 200;

interface Entry {
  job: LiveJob;
  controller: AbortController;
  work: (options: WorkOptions) => Promise<unknown>;
  pace: ReturnType<typeof paceMeter>;
  toldAtMs: number;
}

/** Long work: queued by lane, one at a time in each, with progress, cancel and end. */
export class JobBoard {
  private readonly entries: Entry[] = [];
  private readonly settled = new Map<number, () => void>();
  private nextId = 1;

  constructor(private readonly tell: (job: LiveJob) => void) {}

  /** Queues work and starts it once its lane is free. */
  start(kind: JobKind, label: LiveJob['label'], work: Entry['work']): LiveJob {
    const job: LiveJob = {
      id: this.nextId++,
      kind,
      label,
      state: 'queued',
      cancelling: false,
      stage: null,
      done: 0,
      total: null,
      unit: null,
      note: null,
      notices: [],
      perSecond: null,
      etaS: null,
      startedAt: null,
      finishedAt: null,
      error: null,
      result: null,
    };
    this.entries.push({ job, work, controller: new AbortController(), pace: paceMeter(), toldAtMs: 0 });
    this.tell(job);
    this.startNext();
    return job;
  }

  list(): LiveJob[] {
    return this.entries.map(({ job }) => job);
  }

  get busy(): boolean {
    return this.entries.some(({ job }) => isLive(job));
  }

  /** A queued job ends at once, a running one when its work has stopped. `state/missing` if there is none of that id. */
  cancel(jobId: number): LiveJob {
    const entry = this.entries.find(({ job }) => job.id === jobId);
    if (!entry) throw new AppError('state/missing', say('app.noJob', { id: String(jobId) }));
    const { job } = entry;
    if (job.state === 'queued') this.end(entry, 'cancelled');
    if (job.state !== 'running') return job;
    job.cancelling = true;
    entry.controller.abort();
    this.tell(job);
    return job;
  }

  clear(): LiveJob[] {
    this.entries.splice(0, this.entries.length, ...this.entries.filter(({ job }) => isLive(job)));
    return this.list();
  }

  /** Cancels everything and waits until it has stopped. */
  async stop(): Promise<void> {
    const running = this.entries.filter(({ job }) => job.state === 'running');
    const ends = running.map(({ job }) => new Promise<void>((resolve) => this.settled.set(job.id, resolve)));
    for (const { job } of this.entries.filter(({ job }) => isLive(job)).reverse()) this.cancel(job.id);
    await Promise.all(ends);
  }

  private startNext(): void {
    for (const entry of this.entries) {
      const lane = lanes[entry.job.kind];
      const taken = this.entries.some(({ job }) => job.state === 'running' && lanes[job.kind] === lane);
      if (entry.job.state === 'queued' && !taken) void this.run(entry);
    }
  }

  private async run(entry: Entry): Promise<void> {
    const { job, controller, work } = entry;
    job.state = 'running';
    job.startedAt = new Date().toISOString();
    this.tell(job);
    try {
      const onProgress = (progress: Progress) => this.progress(entry, progress);
      const onNotice = (notice: Message) => {
        job.notices.push(notice);
        this.tell(job);
      };
      job.result = (await work({ signal: controller.signal, onProgress, onNotice })) ?? null;
      this.end(entry, 'done');
    } catch (error) {
      job.error = toErrorData(error);
      this.end(entry, job.error.code === 'state/cancelled' ? 'cancelled' : 'failed');
    }
  }

  private progress(entry: Entry, progress: Progress): void {
    const { stage, done, total, unit, note = null } = progress;
    const nowMs = performance.now();
    const isNewStage = stage !== entry.job.stage;
    const pace = entry.pace(progress, nowMs);
    Object.assign(entry.job, { stage, done, total, unit, note, ...pace });
    if (!isNewStage && nowMs - entry.toldAtMs < tellEveryMs) return;
    entry.toldAtMs = nowMs;
    this.tell(entry.job);
  }

  private end(entry: Entry, state: 'done' | 'failed' | 'cancelled'): void {
    const { job } = entry;
    Object.assign(job, { state, cancelling: false, etaS: null, finishedAt: new Date().toISOString() });
    this.tell(job);
    this.settled.get(job.id)?.();
    this.settled.delete(job.id);
    const ended = this.entries.filter((each) => !isLive(each.job));
    for (const old of ended.slice(0, Math.max(0, ended.length - keptEnded)))
      this.entries.splice(this.entries.indexOf(old), 1);
    this.startNext();
  }
}

const isLive = ({ state }: LiveJob) => state === 'queued' || state === 'running';
