import {
  type EngineJobs,
  type FromEngine,
  type JobEvent,
  type JobKind,
  protocolVersion,
  type StartMessage,
  type ToEngine,
} from '../../src-shared/contract/engine';
import { AppError, fromErrorData, throwIfCancelled } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { Channel } from '../channel/channel';
import { type EngineProcess, startEngineProcess } from './engineProcess';
import { inPortions } from './inPortions';
import { SilenceWatch } from './silenceWatch';

export interface EngineTimes {
  /** An engine that sends nothing for so long is lost. Generous: a step blocks it, for minutes where the machine is slow. */
  silenceMs: number;
  /** How long a cancelled training may take to its last checkpoint before the engine is killed. */
  graceMs: number;
}

const defaultTimes: EngineTimes = { silenceMs: 300_000, graceMs: 60_000 };

/** How long the end of a process may come after that of its stream. */
const endReportMs = 1_000;

export interface JobOptions {
  /** Sent after the start, as the engine takes them. */
  images: Iterable<Uint8Array>;
  signal?: AbortSignal;
  /** What it throws fails the job and ends the engine. */
  onEvent?: (event: JobEvent) => void;
}

interface OpenJob {
  id: number;
  /** Whether a training has taken a step, which its last checkpoint keeps; any other job leaves nothing before its result. */
  hasToSave: boolean;
  onEvent?: (event: JobEvent) => void;
  resolve(value: EngineJobs[JobKind]['result']): void;
  reject(error: unknown): void;
}

/**
 * The client's side of one engine process; it runs one job at a time. After a failure other than an error that a job
 * answered with, the engine is gone and every call rejects with what ended it: `engine/crashed` (data: exit code,
 * signal, log), `engine/lost`, `engine/mismatch`, `engine/unavailable`.
 */
export class EngineClient {
  private readonly channel: Channel<FromEngine, ToEngine>;
  private readonly silence: SilenceWatch;
  private readonly greeted = Promise.withResolvers<void>();
  private lastId = 0;
  private job: OpenJob | null = null;
  private failure: AppError | null = null;

  /** Resolves when the engine has greeted; `state/cancelled` where the signal fires before. */
  static async start({
    process = startEngineProcess(),
    signal,
    ...times
  }: Partial<EngineTimes> & { process?: EngineProcess; signal?: AbortSignal } = {}): Promise<EngineClient> {
    const client = new EngineClient(process, { ...defaultTimes, ...times });
    const stopListening = onAbort(signal, () => client.cancelled());
    client.silence.start();
    try {
      await client.greeted.promise;
    } finally {
      stopListening();
    }
    client.silence.stop();
    return client;
  }

  private constructor(
    private readonly process: EngineProcess,
    private readonly times: EngineTimes,
  ) {
    this.channel = new Channel<FromEngine, ToEngine>(process.stream, {
      onMessage: (message) => this.receive(message),
      onClose: (error) => this.failSoon(error ?? new AppError('engine/lost', say('runs.connectionClosed'))),
    });
    this.silence = new SilenceWatch(times.silenceMs, () =>
      this.fail(new AppError('engine/lost', say('runs.silent', { seconds: times.silenceMs / 1000 }))),
    );
    void process.ended.then((crash) => this.fail(crash));
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  /**
   * Runs a job to its end. Cancelling asks a training that has taken a step to save it and stop, and kills the engine after a
   * time of grace; where there is nothing to save, such as before the first step, at once: it may be in the midst of minutes.
   */
  async run<Kind extends JobKind>(
    kind: Kind,
    job: EngineJobs[Kind]['job'],
    { images, signal, onEvent }: JobOptions,
  ): Promise<EngineJobs[Kind]['result']> {
    throwIfCancelled(signal);
    if (this.failure) throw this.failure;
    if (this.job) throw new AppError('state/busy', say('engine.busy'));
    const id = ++this.lastId;
    const { promise, resolve, reject } = Promise.withResolvers<EngineJobs[JobKind]['result']>();
    this.job = { id, hasToSave: false, onEvent, resolve, reject };
    const stopListening = this.cancelOn(signal, this.job);
    this.silence.start();
    this.feed({ type: 'start', id, kind, job } as StartMessage, images).catch((error) => this.fail(error));
    try {
      return (await promise) as EngineJobs[Kind]['result'];
    } finally {
      this.job = null;
      this.silence.stop();
      stopListening();
    }
  }

  /** Ends the engine; an open job rejects. Resolves when the process is gone. */
  async close(): Promise<void> {
    this.fail(new AppError('state/cancelled', say('runs.engineClosed')));
    await this.process.ended;
  }

  private async feed(start: StartMessage, images: Iterable<Uint8Array>): Promise<void> {
    await this.channel.send(start);
    for (const portion of inPortions(images)) {
      if (this.job?.id !== start.id) return;
      await this.channel.send({ type: 'images', id: start.id, images: portion });
    }
  }

  /** Ends a job when the signal fires. Returns the undo. */
  private cancelOn(signal: AbortSignal | undefined, job: OpenJob): () => void {
    let grace: NodeJS.Timeout | undefined;
    const stopListening = onAbort(signal, () => {
      if (!job.hasToSave) return this.cancelled();
      void this.channel.send({ type: 'cancel', id: job.id });
      grace = setTimeout(
        () => this.fail(new AppError('state/cancelled', say('runs.cancelledWithinStep'))),
        this.times.graceMs,
      );
    });
    return () => {
      stopListening();
      clearTimeout(grace);
    };
  }

  private cancelled(): void {
    this.fail(new AppError('state/cancelled', say('cancelled')));
  }

  private receive(message: FromEngine): void {
    this.silence.heard();
    if (message.type === 'hello') return this.greet(message.protocol);
    if (message.type === 'heartbeat' || message.id !== this.job?.id) return;
    if (message.type === 'result') return this.job.resolve(message.value);
    if (message.type === 'error') return this.job.reject(fromErrorData(message.error));
    if (message.type === 'step') this.job.hasToSave = true;
    try {
      this.job.onEvent?.(message);
      if (message.type === 'checkpoint') void this.channel.send({ type: 'stored', id: message.id });
    } catch (error) {
      this.fail(error);
    }
  }

  private greet(protocol: number): void {
    if (protocol === protocolVersion) return this.greeted.resolve();
    this.fail(
      new AppError(
        'engine/mismatch',
        say('runs.otherProtocol', { found: protocol, expected: protocolVersion }),
      ),
    );
  }

  /** A broken stream is mostly the trace of a process that has just ended, and its end says more: it gets a moment. */
  private failSoon(error: AppError): void {
    setTimeout(() => this.fail(error), endReportMs).unref();
  }

  /** The first failure counts: it ends the engine, and the open job with it. */
  private fail(error: unknown): void {
    if (this.failure) return;
    this.failure =
      error instanceof AppError
        ? error
        : new AppError('engine/lost', say('runs.engineStopped'), { cause: error });
    this.silence.stop();
    this.channel.close();
    this.process.kill();
    this.greeted.reject(this.failure);
    this.job?.reject(error);
  }
}

/** Calls back when a signal fires, or at once where it has. Returns the undo. */
function onAbort(signal: AbortSignal | undefined, work: () => void): () => void {
  if (signal?.aborted) work();
  signal?.addEventListener('abort', work, { once: true });
  return () => signal?.removeEventListener('abort', work);
}
