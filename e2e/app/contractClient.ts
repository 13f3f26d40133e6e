import { type Page } from '@playwright/test';
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { WebSocket } from 'ws';
import {
  type Answer,
  type MethodName,
  type ParamsIn,
  type Result,
} from '../../src-shared/contract/app/index';
import { type LiveJob } from '../../src-shared/contract/app/jobs';
import { fromErrorData } from '../../src-shared/errors';

type Message = { id: number; answer: Answer } | { id?: undefined; event: string; payload: unknown };

/** The contract over the socket of the web shell, beside the page that owns the session: what the page sees, without its clicks. */
export class ContractClient {
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private readonly watchers = new Set<(job: LiveJob) => void>();
  private readonly jobs = new Map<number, LiveJob>();
  private nextId = 1;

  private constructor(
    private readonly socket: WebSocket,
    private readonly origin: string,
    private readonly cookie: string,
  ) {
    socket.on('message', (data: Buffer) => this.receive(JSON.parse(String(data)) as Message));
  }

  static async of(page: Page): Promise<ContractClient> {
    const { origin, host } = new URL(page.url());
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const socket = new WebSocket(`ws://${host}/socket`, { origin, headers: { cookie } });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return new ContractClient(socket, origin, cookie);
  }

  async call<Name extends MethodName>(method: Name, params: ParamsIn<Name>): Promise<Result<Name>> {
    const id = this.nextId++;
    const answered = new Promise<Answer>((resolve) => this.waiting.set(id, resolve));
    this.socket.send(JSON.stringify({ id, method, params }));
    const answer = (await answered) as Answer<Name>;
    if (answer.ok) return answer.value;
    throw fromErrorData(answer.error);
  }

  /** The first state of a job that fits, or the one that it ended in. */
  jobThat(jobId: number, fits: (job: LiveJob) => boolean): Promise<LiveJob> {
    const fitsOrEnded = (job: LiveJob) => fits(job) || job.finishedAt !== null;
    const known = this.jobs.get(jobId);
    if (known && fitsOrEnded(known)) return Promise.resolve(known);
    return new Promise((resolve) => {
      const watcher = (job: LiveJob) => {
        if (job.id !== jobId || !fitsOrEnded(job)) return;
        this.watchers.delete(watcher);
        resolve(job);
      };
      this.watchers.add(watcher);
    });
  }

  endOf(jobId: number): Promise<LiveJob> {
    return this.jobThat(jobId, ({ finishedAt }) => finishedAt !== null);
  }

  /** Uploads a file; returns its reference. */
  async upload(path: string): Promise<string> {
    const response = await fetch(`${this.origin}/uploads?name=${encodeURIComponent(basename(path))}`, {
      method: 'POST',
      headers: { cookie: this.cookie, origin: this.origin },
      body: await openAsBlob(path),
    });
    if (!response.ok) throw new Error(await response.text());
    return ((await response.json()) as { reference: string }).reference;
  }

  close(): void {
    this.socket.terminate();
  }

  private receive(message: Message): void {
    if (message.id !== undefined) {
      this.waiting.get(message.id)?.(message.answer);
      this.waiting.delete(message.id);
    } else if (message.event === 'job.changed') {
      const job = message.payload as LiveJob;
      this.jobs.set(job.id, job);
      for (const watcher of this.watchers) watcher(job);
    }
  }
}
